// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.background.BackgroundLaunchMark;
import dev.urlsession.internal.session.BackgroundSessions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings a background session's events to an app that the daemon started because they wait.
 *
 * <pre>{@code
 * public static void main(String[] arguments) {
 *   if (BackgroundEvents.deliver(App::handleEvents)) {
 *     return; // The daemon started this process: it is done when the completion handler was called.
 *   }
 *   // An ordinary start.
 * }
 * }</pre>
 */
public final class BackgroundEvents {

  private static final AtomicBoolean DELIVERED = new AtomicBoolean();

  private BackgroundEvents() {}

  /** Whether the daemon started this process to receive events, rather than the user. */
  public static boolean isBackgroundLaunch() {
    return BackgroundLaunchMark.session() != null;
  }

  /**
   * Calls the handler, once, if the daemon started this process to receive events, and waits until
   * the completion handler was called. Does nothing in an ordinary start. Call it first in {@code
   * main}.
   *
   * @return whether the daemon started this process
   */
  public static boolean deliver(BackgroundEventsHandler handler) {
    String identifier = BackgroundLaunchMark.session();
    if (identifier == null || !DELIVERED.compareAndSet(false, true)) {
      return identifier != null;
    }
    Completion completion = new Completion(identifier);
    handler.handleEventsForBackgroundURLSession(identifier, completion);
    completion.await();
    return true;
  }

  private static final class Completion implements Runnable {

    private final String identifier;
    private final CountDownLatch called = new CountDownLatch(1);

    Completion(String identifier) {
      this.identifier = identifier;
    }

    @Override
    public void run() {
      if (called.getCount() > 0) {
        BackgroundSessions.handled(identifier);
        called.countDown();
      }
    }

    void await() {
      try {
        called.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
