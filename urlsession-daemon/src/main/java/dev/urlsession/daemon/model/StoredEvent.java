// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import java.time.Instant;

/**
 * An event in the outbox of a session.
 *
 * @param id the same each time the event is delivered, and of no other event
 * @param sequence without gaps within a session
 * @param taskIdentifier the application's number of the task; 0 for an event of the session
 * @param redelivered whether an earlier attachment may have seen it already
 */
public record StoredEvent(
    String id,
    SessionKey session,
    long sequence,
    long taskIdentifier,
    Instant at,
    boolean redelivered,
    EventBody body) {}
