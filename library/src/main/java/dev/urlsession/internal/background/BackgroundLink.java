// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.background;

import dev.urlsession.internal.task.TaskRunner;

/** The line of one background session to the daemon. */
public interface BackgroundLink extends TaskRunner {

  /** Events flow from now on; called once. */
  void begin(BackgroundHost host);

  /** The app has handled the events it was started for; the daemon's session goes on. */
  void handled();
}
