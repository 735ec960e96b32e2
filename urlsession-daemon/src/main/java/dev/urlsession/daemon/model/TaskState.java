// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

/** Where a task is. {@link TaskMachine} says how it gets from one to the next. */
public enum TaskState {
  /** Accepted and suspended. */
  NEW,
  /** Ready to be claimed. */
  QUEUED,
  /** Held back for a {@link WaitReason}. */
  WAITING,
  /** Claimed by the engine. */
  RUNNING,
  /** All bytes are durable and being checked. */
  VERIFYING,
  /** Checked; the part file is about to get, or has got, its final name. */
  FINALIZING,
  /** Over, and its result is in the outbox, in the same transaction. */
  DONE,
  /** The application has had the result: only history is left. */
  ACKED;

  /** Whether the outcome is settled. */
  public boolean isFinal() {
    return this == DONE || this == ACKED;
  }

  /** Whether the engine holds a lease on the task. */
  public boolean isLeased() {
    return this == RUNNING || this == VERIFYING || this == FINALIZING;
  }
}
