// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLSessionTask.State;

/**
 * Where a task is in its life, and what to do when the user asks for something. Thread-safe.
 *
 * <p>It starts suspended once (B-030); suspend and resume nest (B-031); it never leaves completed
 * (B-036).
 */
final class TaskLifecycle {

  /** What the driver must do. */
  enum Act {
    /** Nothing. */
    NONE,
    /** Begin to load. */
    START,
    /** Hold it. */
    SUSPEND,
    /** Let it go on. */
    PROCEED,
    /** End it. */
    CANCEL
  }

  private int suspensions = 1;
  private boolean started;
  private boolean canceling;
  private boolean completed;

  synchronized State state() {
    if (completed) {
      return State.COMPLETED;
    }
    if (canceling) {
      return State.CANCELING;
    }
    return suspensions > 0 ? State.SUSPENDED : State.RUNNING;
  }

  synchronized boolean isStarted() {
    return started;
  }

  synchronized Act resume() {
    if (canceling || completed || suspensions == 0) {
      return Act.NONE;
    }
    suspensions--;
    if (suspensions > 0) {
      return Act.NONE;
    }
    if (started) {
      return Act.PROCEED;
    }
    started = true;
    return Act.START;
  }

  synchronized Act suspend() {
    if (canceling || completed) {
      return Act.NONE;
    }
    suspensions++;
    return suspensions == 1 && started ? Act.SUSPEND : Act.NONE;
  }

  synchronized Act cancel() {
    if (canceling || completed) {
      return Act.NONE;
    }
    canceling = true;
    return Act.CANCEL;
  }

  /** For the task that takes over a started one. */
  synchronized void runningAlready() {
    suspensions = 0;
    started = true;
  }

  /** For a started task that is held. */
  synchronized void heldAlready() {
    suspensions = 1;
    started = true;
  }

  /** True the first time. */
  synchronized boolean complete() {
    boolean first = !completed;
    completed = true;
    return first;
  }
}
