// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLError;
import dev.urlsession.internal.download.FileFailures;

/** What the failure of an attempt means for its task. */
enum FailurePolicy {
  /** The host could not be reached or was lost; later it may be there again. */
  HOST,
  /** It makes little sense, but may be gone next time; a few times. */
  DOUBTFUL,
  /** There is no network, or none that may be used. */
  NETWORK,
  /** The volume is full. */
  VOLUME_FULL,
  /** The volume refuses for another reason. */
  VOLUME,
  /** It will fail again. */
  PERMANENT;

  /** So often what makes little sense is tried again. */
  static final int DOUBTS = 5;

  static FailurePolicy of(URLError error) {
    return switch (error.code()) {
      case TIMED_OUT,
          CANNOT_FIND_HOST,
          CANNOT_CONNECT_TO_HOST,
          NETWORK_CONNECTION_LOST,
          DNS_LOOKUP_FAILED,
          RESOURCE_UNAVAILABLE ->
          HOST;
      case UNKNOWN,
          CANNOT_PARSE_RESPONSE,
          CANNOT_DECODE_RAW_DATA,
          SECURE_CONNECTION_FAILED,
          CANNOT_LOAD_FROM_NETWORK ->
          DOUBTFUL;
      case NOT_CONNECTED_TO_INTERNET, INTERNATIONAL_ROAMING_OFF, CALL_IS_ACTIVE, DATA_NOT_ALLOWED ->
          NETWORK;
      case CANNOT_CREATE_FILE,
          CANNOT_OPEN_FILE,
          CANNOT_CLOSE_FILE,
          CANNOT_WRITE_TO_FILE,
          CANNOT_REMOVE_FILE,
          CANNOT_MOVE_FILE ->
          FileFailures.isVolumeFull(error) ? VOLUME_FULL : VOLUME;
      default -> PERMANENT;
    };
  }
}
