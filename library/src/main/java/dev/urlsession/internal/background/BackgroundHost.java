// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.background;

import dev.urlsession.URLError;
import dev.urlsession.internal.task.Task;
import dev.urlsession.internal.task.TaskMemory;

/** The session, as its line to the daemon sees it. Called on the loop. */
public interface BackgroundHost {

  /** The task of that identifier: the one this process has, or one made from memory. */
  Task task(TaskMemory memory);

  /** Runs the work on the delegate queue, behind all callbacks caused so far. */
  void afterCallbacks(Runnable work);

  /** All events that waited for the app have been told (B-265). */
  void finishedEvents();

  /** The daemon's session is over: what is left of its tasks was cancelled with it (B-004). */
  void over();

  /** The daemon is lost for good: every task ends with the error, and so does the session. */
  void lost(URLError error);
}
