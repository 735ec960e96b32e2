// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.TaskEntry;
import java.util.OptionalLong;

/**
 * Says which task runs next. This one keeps them in memory for one machine; a fleet would ask its
 * database here, and leave the rest of the engine as it is. Used on the engine's thread.
 */
public interface WorkSource {

  /** A task is ready, or will be at its time. */
  void offer(TaskEntry task);

  /** The task is not to be taken any more; does nothing when it is not there. */
  void withdraw(long id);

  /** Takes the task that is to run next, if any may. */
  OptionalLong take();

  /** A task that was taken does not run any more. */
  void ended(long id);

  /** A task that runs moved so many bytes. */
  void moved(long id, long bytes);

  /** What the session's tasks are like, from now on. */
  void describe(SessionKey session, SessionTraits traits);
}
