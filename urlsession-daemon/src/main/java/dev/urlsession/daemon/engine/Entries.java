// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.machine.SteadyClock;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.TaskEntry;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.model.Wait;
import dev.urlsession.daemon.store.Hosts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The little of a task that is queued. */
final class Entries {

  private Entries() {}

  /** As the task stands in the store. */
  static TaskEntry of(TaskRecord task) {
    Wait wait = task.waitingFor();
    Instant until =
        task.state() == TaskState.WAITING && wait != null
            ? wait.until()
            : task.task().earliestBegin();
    return of(task, task.state(), until);
  }

  /** The same task, with another time to begin. */
  static TaskEntry of(TaskRecord task, TaskState state, @Nullable Instant notBefore) {
    return new TaskEntry(
        task.id(),
        task.session(),
        Hosts.of(task.task().request()),
        state,
        (float) task.task().priority(),
        notBefore == null ? 0 : notBefore.toEpochMilli());
  }

  /** A task that is queued for a date has it from its application, by the machine's clock. */
  static TaskEntry steady(TaskEntry task, SteadyClock clock) {
    if (task.state() != TaskState.QUEUED || task.notBeforeMillis() == 0) {
      return task;
    }
    Instant date = Instant.ofEpochMilli(task.notBeforeMillis());
    return at(task, clock.fromWall(date).toEpochMilli());
  }

  static TaskEntry at(TaskEntry task, long notBeforeMillis) {
    SessionKey session = task.session();
    return new TaskEntry(
        task.id(), session, task.host(), task.state(), task.priority(), notBeforeMillis);
  }
}
