// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the pool that TLS handshakes reckon on. JSSE can ask about trust only by blocking a thread;
 * a fork-join pool puts another in the place of one that waits for a future. So few threads reckon,
 * and a thread waits only while a user takes its time over a handshake, whoever else there is.
 */
final class HandshakeThreads {

  private static final int MOST_WAITING = 1 << 14;

  private HandshakeThreads() {}

  static ForkJoinPool newPool(int threads, long idleSeconds) {
    AtomicInteger count = new AtomicInteger();
    return new ForkJoinPool(
        threads,
        pool -> {
          ForkJoinWorkerThread thread =
              ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
          thread.setName("urlsession-handshakes-" + count.incrementAndGet());
          return thread;
        },
        null,
        true,
        threads,
        MOST_WAITING,
        1,
        saturated -> true,
        idleSeconds,
        TimeUnit.SECONDS);
  }
}
