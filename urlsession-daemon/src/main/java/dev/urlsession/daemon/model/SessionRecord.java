// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import java.time.Instant;

/**
 * A session as the store has it.
 *
 * @param epoch of the latest attach
 * @param lastIdentifier the highest task identifier ever used; the next is above it (B-037)
 * @param acknowledged the sequence number up to which the application has had its events
 * @param sent up to which event anything was ever sent, in whatever attachment
 * @param lastSequence of the newest event
 * @param unfinished tasks that are not DONE yet
 * @param ending whether the session ends when its tasks are done and told
 * @param over whether it has ended
 */
public record SessionRecord(
    SessionKey key,
    SessionSettings settings,
    long epoch,
    long lastIdentifier,
    long acknowledged,
    long sent,
    long lastSequence,
    long unfinished,
    boolean ending,
    boolean over,
    Instant created) {

  /** How many events wait in the outbox. */
  public long pendingEvents() {
    return lastSequence - acknowledged;
  }

  /** The right of the latest attach. */
  public Attachment attachment() {
    return new Attachment(key, epoch);
  }
}
