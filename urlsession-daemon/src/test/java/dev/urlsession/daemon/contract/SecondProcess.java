// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Another process of the app: opens a session, hands over some downloads, says so, and ends when it
 * has heard of the end of all.
 */
public final class SecondProcess {

  static final String READY = "ready";

  private SecondProcess() {}

  /** Takes the session, the URL, and how many times to load it. */
  public static void main(String[] arguments) throws InterruptedException {
    int tasks = Integer.parseInt(arguments[2]);
    CountDownLatch ends = new CountDownLatch(tasks);
    URLSession session =
        URLSession.create(
            EarlierProcess.configuration(arguments[0]),
            new Heard() {
              @Override
              public void didCompleteWithError(
                  URLSession session, URLSessionTask task, @Nullable URLError error) {
                super.didCompleteWithError(session, task, error);
                ends.countDown();
              }
            },
            null);
    for (int i = 0; i < tasks; i++) {
      session.downloadTask(URI.create(arguments[1])).resume();
    }
    System.out.println(READY);
    ends.await();
    if (tasks == 0) {
      Thread.currentThread().join();
    }
    System.exit(0);
  }
}
