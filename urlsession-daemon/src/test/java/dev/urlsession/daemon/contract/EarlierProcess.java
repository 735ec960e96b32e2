// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import org.jspecify.annotations.Nullable;

/** An app that hands a download to the daemon, and ends: at once, or in its last callback. */
public final class EarlierProcess {

  static final String END_AT_ONCE = "at once";
  static final String DIE_IN_CALLBACK = "in the callback";
  static final String HEAR_CHALLENGES = "hearing";
  static final int DEAD = 9;

  private EarlierProcess() {}

  static URLSessionConfiguration configuration(String session) {
    return URLSessionConfiguration.backgroundSessionConfiguration(session).toBuilder()
        .sessionSendsLaunchEvents(false)
        .backgroundLaunch(BackgroundLaunch.thisCommand())
        .build();
  }

  /** Takes the session, the URL and how to end. */
  public static void main(String[] arguments) throws InterruptedException {
    boolean dies = arguments[2].equals(DIE_IN_CALLBACK);
    Heard delegate =
        switch (arguments[2]) {
          case DIE_IN_CALLBACK -> new Dying();
          case HEAR_CHALLENGES -> new Asked((challenge, never) -> {});
          default -> new Heard();
        };
    URLSession session = URLSession.create(configuration(arguments[0]), delegate, null);
    URLRequest request = URLRequest.builder(arguments[1]).header("X-Label", "kept").build();
    URLSessionDownloadTask task = session.downloadTask(request);
    task.setTaskDescription("a label");
    task.setPriority(URLSessionTask.PRIORITY_HIGH);
    task.resume();
    if (dies) {
      Thread.currentThread().join();
    }
  }

  private static final class Dying extends Heard {
    @Override
    public void didCompleteWithError(
        URLSession session, URLSessionTask task, @Nullable URLError error) {
      Runtime.getRuntime().halt(DEAD);
    }
  }
}
