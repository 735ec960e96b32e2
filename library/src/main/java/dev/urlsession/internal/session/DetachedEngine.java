// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.task.TaskEngine;

/** The engine of a session that itself lives in another process: the very same as in this one. */
public final class DetachedEngine {

  private DetachedEngine() {}

  /** An engine with a loop and connections of its own, until it is closed. */
  public static TaskEngine create(
      URLSessionConfiguration configuration, Timers timers, FileAccess files) {
    return new SessionBuilder(configuration).timers(timers).files(files).engine();
  }
}
