// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.download.FileAccess;

/** Lets tests of other packages make sessions whose time they move themselves. */
public final class TimedSessions {

  private TimedSessions() {}

  /** A session with the real file system. */
  public static URLSession create(
      URLSessionConfiguration configuration, URLSessionDelegate delegate, Timers timers) {
    return Sessions.create(configuration, delegate, null, timers, FileAccess.REAL);
  }
}
