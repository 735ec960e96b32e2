// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task as the store has it.
 *
 * @param id the daemon's number of the task, never used again
 * @param task what the application made; description, priority and request as last changed
 * @param lease counts the claims: a number that an older claim holds is refused
 * @param attempts how often it was claimed
 * @param trouble what it has been through, as of its last wait
 * @param waitingFor set while WAITING
 * @param result set from FINALIZING on
 */
public record TaskRecord(
    long id,
    SessionKey session,
    NewTask task,
    Standing standing,
    long lease,
    int attempts,
    Trouble trouble,
    @Nullable Wait waitingFor,
    Checkpoint checkpoint,
    @Nullable TaskResult result,
    Instant created) {

  /** Where it is. */
  public TaskState state() {
    return standing.state();
  }

  /** The claim that this record was read under. */
  public Lease claim() {
    return new Lease(id, lease);
  }
}
