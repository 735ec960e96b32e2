// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

/**
 * Where a task went.
 *
 * @param taskId the daemon's number of the task
 * @param sequence of the event that was stored with it; 0 without one
 */
public record Moved(long taskId, SessionKey session, Standing standing, long sequence) {

  /** Where it is now. */
  public TaskState state() {
    return standing.state();
  }
}
