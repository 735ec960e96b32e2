// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.URLError;

/** The exit codes, which are curl's where curl has one. */
final class ExitCode {

  static final int OK = 0;
  static final int OTHER = 1;
  static final int USAGE = 2;
  static final int HOST_NOT_FOUND = 6;
  static final int CANNOT_CONNECT = 7;
  static final int PARTIAL_FILE = 18;
  static final int HTTP_ERROR = 22;
  static final int WRITE_ERROR = 23;
  static final int TIMEOUT = 28;
  static final int TLS_HANDSHAKE = 35;
  static final int TOO_MANY_REDIRECTS = 47;
  static final int CERTIFICATE = 60;
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(URLError.Code code) {
    return switch (code) {
      case BAD_URL -> USAGE;
      case CANNOT_FIND_HOST, DNS_LOOKUP_FAILED -> HOST_NOT_FOUND;
      case CANNOT_CONNECT_TO_HOST, NOT_CONNECTED_TO_INTERNET -> CANNOT_CONNECT;
      case NETWORK_CONNECTION_LOST, ZERO_BYTE_RESOURCE -> PARTIAL_FILE;
      case CANNOT_CREATE_FILE,
          CANNOT_OPEN_FILE,
          CANNOT_CLOSE_FILE,
          CANNOT_WRITE_TO_FILE,
          CANNOT_REMOVE_FILE,
          CANNOT_MOVE_FILE ->
          WRITE_ERROR;
      case TIMED_OUT -> TIMEOUT;
      case SECURE_CONNECTION_FAILED, CLIENT_CERTIFICATE_REJECTED, CLIENT_CERTIFICATE_REQUIRED ->
          TLS_HANDSHAKE;
      case HTTP_TOO_MANY_REDIRECTS -> TOO_MANY_REDIRECTS;
      case SERVER_CERTIFICATE_HAS_BAD_DATE,
          SERVER_CERTIFICATE_UNTRUSTED,
          SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT,
          SERVER_CERTIFICATE_NOT_YET_VALID ->
          CERTIFICATE;
      default -> OTHER;
    };
  }
}
