// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds what a request allocates. Counts do not depend on how busy the machine is, and hardly on
 * how far code was compiled: an interpreter only allocates more. So the least of some batches
 * counts, and the bounds are 1.3 times what was measured.
 */
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int BATCH = 500;
  private static final int MOST_BATCHES = 30;

  @Test
  @DisplayName("a GET of 1 KiB over HTTP/1.1")
  void http1() throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      assertGetsStayBelow(9_000, server, URLSessionConfiguration.ephemeralSessionConfiguration());
    }
  }

  @Test
  @DisplayName("a GET of 1 KiB over HTTP/2 and TLS")
  void http2() throws Exception {
    try (LoopbackServer server = LoopbackServer.tls()) {
      assertGetsStayBelow(
          24_000,
          server,
          URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
              .trustManager(server.trustManager())
              .build());
    }
  }

  private static void assertGetsStayBelow(
      long bound, LoopbackServer server, URLSessionConfiguration configuration) throws Exception {
    server.route("/small", Answer.bytes(new byte[1024]));
    URLRequest request = URLRequest.of(server.uri("/small"));
    try (URLSession session = URLSession.create(configuration.toBuilder().urlCache(null).build())) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < MOST_BATCHES && least > bound; i++) {
        long before = allocated();
        batch(session, request);
        least = Math.min(least, (allocated() - before) / BATCH);
      }
      assertThat(least).as("bytes for each GET").isPositive().isLessThanOrEqualTo(bound);
    }
  }

  private static void batch(URLSession session, URLRequest request) throws Exception {
    CountDownLatch left = new CountDownLatch(BATCH);
    AtomicReference<Throwable> wrong = new AtomicReference<>();
    for (int i = 0; i < BATCH; i++) {
      session
          .dataTask(
              request,
              (data, response, error) -> {
                if (error != null || data.length != 1024) {
                  wrong.set(error == null ? new AssertionError("a wrong body") : error);
                }
                left.countDown();
              })
          .resume();
    }
    assertThat(left.await(2, TimeUnit.MINUTES)).isTrue();
    assertThat(wrong.get()).isNull();
  }

  /** By our threads and this one; not by the server's. */
  private static long allocated() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                thread == Thread.currentThread() || thread.getName().startsWith("urlsession-"))
        .mapToLong(thread -> Math.max(0, THREADS.getThreadAllocatedBytes(thread.getId())))
        .sum();
  }
}
