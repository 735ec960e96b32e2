// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.download.FileAccess;

/** Lets tests of other packages make sessions with a time and a file system of theirs. */
public final class FaultySessions {

  private FaultySessions() {}

  public static URLSession create(
      URLSessionConfiguration configuration,
      URLSessionDelegate delegate,
      Timers timers,
      FileAccess files) {
    return Sessions.create(configuration, delegate, null, timers, files);
  }
}
