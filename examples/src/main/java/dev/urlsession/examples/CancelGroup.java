// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Recipe 7: tasks that belong together are cancelled with their session, as when a tab closes. */
public final class CancelGroup {

  private CancelGroup() {}

  /** Begins three loads of the URL given as the first argument, and cancels them. */
  public static void main(String[] args) throws InterruptedException {
    Tab tab = new Tab();
    URLSession session =
        URLSession.create(URLSessionConfiguration.defaultSessionConfiguration(), tab, null);
    for (int picture = 0; picture < 3; picture++) {
      session.dataTask(URI.create(args[0])).resume();
    }
    session.invalidateAndCancel();
    tab.closed.await();
  }

  private static final class Tab implements URLSessionTaskDelegate {

    private final CountDownLatch closed = new CountDownLatch(1);
    private int cancelled;

    @Override
    public void didCompleteWithError(
        URLSession session, URLSessionTask task, @Nullable URLError error) {
      if (error != null && error.code() == URLError.Code.CANCELLED) {
        cancelled++;
      }
    }

    @Override
    public void didBecomeInvalidWithError(URLSession session, @Nullable URLError error) {
      System.out.println("tab closed, " + cancelled + " loads cancelled");
      closed.countDown();
    }
  }
}
