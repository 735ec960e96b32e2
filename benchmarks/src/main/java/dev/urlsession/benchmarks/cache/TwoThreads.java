// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.cache;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two threads that ask one after the other, each in its own order. */
final class TwoThreads {

  /** One answer; its length. */
  interface Ask {
    int ask(URI url) throws Exception;
  }

  private TwoThreads() {}

  static long run(List<URI> urls, long endNanos, Ask ask) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Long> one = threads.submit(() -> loop(urls, endNanos, ask, 0));
      Future<Long> other = threads.submit(() -> loop(urls, endNanos, ask, urls.size() / 2));
      return one.get() + other.get();
    } finally {
      threads.shutdown();
    }
  }

  private static long loop(List<URI> urls, long endNanos, Ask ask, int start) throws Exception {
    long count = 0;
    for (int at = start; System.nanoTime() < endNanos; at++) {
      if (ask.ask(urls.get(at % urls.size())) != CacheRun.LENGTH) {
        throw new IllegalStateException("A wrong answer");
      }
      count++;
    }
    return count;
  }
}
