// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.BackgroundEvents;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Recipe 2: a download that goes on when the app has ended, and brings the app back when it is
 * done.
 */
public final class BackgroundTransfer {

  private static final String IDENTIFIER = "com.example.bgSession";

  /** What to call when all events of a session have been handled. */
  private static final Map<String, Runnable> COMPLETION_HANDLERS = new ConcurrentHashMap<>();

  private BackgroundTransfer() {}

  /** Downloads the URL given first to the file given second; the app may end at any time. */
  public static void main(String[] args) throws InterruptedException {
    if (BackgroundEvents.deliver(BackgroundTransfer::handleEvents)) {
      return; // The daemon started the app, and its events have been handled.
    }
    URLSession session = create(IDENTIFIER);
    showKnown(session);
    URLSessionDownloadTask task = session.downloadTask(URI.create(args[0]));
    task.setTaskDescription(args[1]);
    task.resume();
    System.out.println("accepted: task " + task.taskIdentifier());
  }

  /** The app was started to handle events: create the session again, and they come. */
  private static void handleEvents(String identifier, Runnable completionHandler) {
    System.out.println("started for " + identifier);
    COMPLETION_HANDLERS.put(identifier, completionHandler);
    create(identifier);
  }

  private static URLSession create(String identifier) {
    return URLSession.create(
        URLSessionConfiguration.backgroundSessionConfiguration(identifier),
        new BackgroundTransferDelegate(COMPLETION_HANDLERS),
        null);
  }

  /** Tasks of an earlier run are known again, by identifier, request and description. */
  private static void showKnown(URLSession session) throws InterruptedException {
    CountDownLatch shown = new CountDownLatch(1);
    session.getAllTasks(
        tasks -> {
          for (URLSessionTask task : tasks) {
            System.out.println("under way: " + task.originalRequest());
          }
          shown.countDown();
        });
    shown.await();
  }
}
