// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

/**
 * The little of a task that is kept in memory while it waits for its turn; the rest stays in the
 * store. Equal sessions and hosts are the same objects.
 *
 * @param host scheme, host and port
 * @param notBeforeMillis when it may begin, in milliseconds since 1970; 0 for at once
 */
public record TaskEntry(
    long id,
    SessionKey session,
    String host,
    TaskState state,
    float priority,
    long notBeforeMillis) {}
