// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.store.Leftovers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Who runs the tasks, as the hub needs it. Told after the store. May be called on any thread. */
public interface Transfers {

  /** These were accepted, or may run again. */
  void offer(List<TaskRecord> tasks);

  /** The application wants something else of the task, as the store says. */
  void wanted(Moved moved);

  /** Before a running task is cancelled: what it has, so that a later one can go on. */
  CompletableFuture<byte @Nullable []> cancelByProducingResumeData(long taskId);

  /** What the session is like from now on; {@code visible} while its application is attached. */
  void describe(SessionKey session, SessionSettings settings, boolean visible);

  /** Whether the session's application can be asked what its tasks are asked. */
  void answers(SessionKey session, boolean there);

  /** Nothing that the session's application answered is used any more. */
  void forgetAnswers(SessionKey session);

  /** The store speaks of these no more: tasks end, files go. */
  void forget(Leftovers leftovers);
}
