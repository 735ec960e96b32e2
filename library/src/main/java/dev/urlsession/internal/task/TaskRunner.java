// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.Timers;

/**
 * What runs the tasks of one session: {@link TaskEngine} in this process, or a line to the daemon,
 * which may know tasks that this process has not heard of. Thread-safe.
 */
public interface TaskRunner {

  /** The one thread the session's tasks are told of everything on. */
  Loop loop();

  /** Time. */
  Timers timers();

  /** The greatest identifier a task of the session ever had, in this process or an earlier one. */
  long lastTaskIdentifier();

  /** A driver for one task; nothing happens before it is started. */
  TaskDriver driver(TaskSpec spec, Task task);

  /** Tells of all the tasks it knows and this process may not; then runs the work. */
  void recall(Runnable then);

  /**
   * No more tasks will come; runs the work when it has none left that only it knows.
   *
   * @param cancel whether those are cancelled, rather than waited for
   */
  void finish(boolean cancel, Runnable over);

  /** Later requests use new connections. */
  void renewConnections();

  /**
   * Forgets what was decided about servers (B-166), and whatever else was answered where the
   * answers are not in the session's storage; nothing to do where nothing is remembered.
   */
  default void forgetTrust() {}

  /** Ends; no task is left. */
  void close();
}
