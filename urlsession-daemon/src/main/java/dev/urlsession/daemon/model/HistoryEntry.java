// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import java.time.Instant;
import java.util.UUID;

/**
 * What is left of a task that is over and told.
 *
 * @param statusCode of the response, or 0
 * @param errorCode Apple's number, or 0
 * @param outcome how it left
 */
public record HistoryEntry(
    SessionKey session,
    long taskIdentifier,
    UUID clientKey,
    int statusCode,
    int errorCode,
    long received,
    long sent,
    Outcome outcome,
    Instant ended) {

  /** How a task left the store. */
  public enum Outcome {
    /** The application had its result. */
    TOLD,
    /** Nobody came for its result in time (E04). */
    EXPIRED,
    /** Its session was invalidated first (E15). */
    INVALIDATED
  }
}
