// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import static dev.urlsession.daemon.model.Desired.CANCEL;
import static dev.urlsession.daemon.model.Desired.RUN;
import static dev.urlsession.daemon.model.Desired.SUSPEND;
import static dev.urlsession.daemon.model.TaskState.ACKED;
import static dev.urlsession.daemon.model.TaskState.DONE;
import static dev.urlsession.daemon.model.TaskState.FINALIZING;
import static dev.urlsession.daemon.model.TaskState.NEW;
import static dev.urlsession.daemon.model.TaskState.QUEUED;
import static dev.urlsession.daemon.model.TaskState.RUNNING;
import static dev.urlsession.daemon.model.TaskState.VERIFYING;
import static dev.urlsession.daemon.model.TaskState.WAITING;

import org.jspecify.annotations.Nullable;

/**
 * The whole life of a task in one function.
 *
 * <pre>
 *           RESUME         CLAIM            VERIFY            FINALIZE             SUCCEED        ACK
 *   NEW ────────► QUEUED ────────► RUNNING ────────► VERIFYING ────────► FINALIZING ────────► DONE ───► ACKED
 *       ◄────────    ▲   ◄────────  │   ▲                │                   │
 *        SUSPEND     │    RELEASE   │   │ CLAIM          │ RESTART           │ RESTART
 *                    │         HOLD ▼   │                ▼                   ▼
 *                    └──────────  WAITING              QUEUED              QUEUED
 *                        WAKE
 *   CANCEL or FAIL: to DONE from wherever no name has been promised yet.
 * </pre>
 *
 * <p>A task that the engine holds is not taken away from it: SUSPEND and CANCEL only note the wish,
 * and the engine answers with RELEASE or FAIL. Once a file is FINALIZING it is too late for either.
 */
public final class TaskMachine {

  private TaskMachine() {}

  /** Where the signal takes a task that stands here; null when the signal is not for it now. */
  public static @Nullable Standing next(Standing from, TaskSignal signal) {
    TaskState state = from.state();
    return switch (signal) {
      case RESUME -> wish(from, RUN, state == NEW ? QUEUED : state);
      case SUSPEND -> wish(from, SUSPEND, state == QUEUED || state == WAITING ? NEW : state);
      case CANCEL -> wish(from, CANCEL, isIdle(state) ? DONE : state);
      case CLAIM ->
          from.desired() == RUN && (state == QUEUED || state == WAITING) ? to(RUNNING, from) : null;
      case HOLD -> state == RUNNING || state == WAITING ? to(WAITING, from) : null;
      case RELEASE -> state == RUNNING ? to(idle(from.desired()), from) : null;
      case WAKE -> state == WAITING ? to(QUEUED, from) : null;
      case VERIFY -> state == RUNNING ? to(VERIFYING, from) : null;
      case FINALIZE -> state == RUNNING || state == VERIFYING ? to(FINALIZING, from) : null;
      case RESTART ->
          state == VERIFYING || state == FINALIZING ? to(idle(from.desired()), from) : null;
      case SUCCEED -> state == RUNNING || state == FINALIZING ? to(DONE, from) : null;
      case FAIL -> state.isFinal() ? null : to(DONE, from);
      case RECOVER -> state == RUNNING ? to(idle(from.desired()), from) : from;
      case ACK -> state == DONE ? to(ACKED, from) : null;
    };
  }

  /** A wish: it comes too late for what has ended, and nothing undoes a cancellation. */
  private static @Nullable Standing wish(Standing from, Desired desired, TaskState state) {
    if (from.state().isFinal() || from.state() == FINALIZING || from.desired() == CANCEL) {
      return null;
    }
    return new Standing(state, desired);
  }

  private static boolean isIdle(TaskState state) {
    return state == NEW || state == QUEUED || state == WAITING;
  }

  /** Where a task belongs that nobody runs. */
  private static TaskState idle(Desired desired) {
    return switch (desired) {
      case RUN -> QUEUED;
      case SUSPEND -> NEW;
      case CANCEL -> DONE;
    };
  }

  private static Standing to(TaskState state, Standing from) {
    return new Standing(state, from.desired());
  }
}
