// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import io.netty.channel.EventLoop;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/**
 * Lets the JVM end quickly. It waits up to 300 ms for threads that are in native code, as an event
 * loop is while nothing happens; one that wakes up meanwhile is stopped at once. What other hooks
 * still want of the loops goes on.
 */
final class Wakefulness {

  private static final long EVERY_MILLIS = 5;

  private Wakefulness() {}

  /** From the moment the JVM begins to end, these do not sleep for long. */
  static void atExit(Collection<EventLoop> loops) {
    try {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> loops.forEach(Wakefulness::keep), "urlsession-exit"));
    } catch (IllegalStateException endingAlready) {
      // Then it ends a little later.
    }
  }

  static void keep(EventLoop loop) {
    loop.scheduleAtFixedRate(() -> {}, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }
}
