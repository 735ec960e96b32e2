// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.URLSessionTask;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Main class of a JVM that queues many tasks behind one connection that is taken, and cancels them
 * all: what a task costs must not depend on how many there are.
 */
final class Growth {
  private static final int FEW = 1_000;
  private static final int MANY = 100_000;
  private static final int FEW_TIMES = 20;
  private static final int ROUNDS = 6;
  private static final int WARM_UP_ROUNDS = 2;

  /** Nanoseconds for each task, and milliseconds for cancelling all. */
  private record Cost(double nanosEach, double cancelMillis) {}

  private Growth() {}

  /** Prints µs for each of few and of many tasks, and ms for cancelling the many. */
  public static void main(String[] args) throws Exception {
    double[] few = new double[ROUNDS - WARM_UP_ROUNDS];
    double[] many = new double[few.length];
    double[] cancel = new double[few.length];
    for (int round = 0; round < ROUNDS; round++) {
      double sum = 0;
      for (int i = 0; i < FEW_TIMES; i++) {
        sum += queue(args[0], FEW).nanosEach;
      }
      Cost cost = queue(args[0], MANY);
      int measured = round - WARM_UP_ROUNDS;
      if (measured >= 0) {
        few[measured] = sum / FEW_TIMES;
        many[measured] = cost.nanosEach;
        cancel[measured] = cost.cancelMillis;
      }
    }
    System.out.println(
        Measurement.RESULT
            + " "
            + median(few) / 1e3
            + " "
            + median(many) / 1e3
            + " "
            + median(cancel));
    System.exit(0);
  }

  private static Cost queue(String server, int count) throws Exception {
    CountDownLatch invalid = new CountDownLatch(1);
    URLSession session =
        URLSession.create(
            URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
                .urlCache(null)
                .httpMaximumConnectionsPerHost(1)
                .build(),
            new URLSessionDelegate() {
              @Override
              public void didBecomeInvalidWithError(URLSession ended, @Nullable URLError error) {
                invalid.countDown();
              }
            },
            null);
    URLSessionTask first = session.dataTask(URI.create(server + "/slow.bin"));
    first.resume();
    while (first.countOfBytesReceived() == 0) {
      Thread.sleep(1);
    }
    System.gc();
    URLRequest request = URLRequest.of(URI.create(server + Target.SMALL_PATH));
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      session.dataTask(request, (data, response, error) -> {}).resume();
    }
    // The loop takes tasks in order: when this one has ended, the others are in the queue.
    session.data(URI.create("data:,last")).get(1, TimeUnit.MINUTES);
    long queued = System.nanoTime();
    session.invalidateAndCancel();
    if (!invalid.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("Cancelling does not end");
    }
    return new Cost((queued - start) / (double) count, (System.nanoTime() - queued) / 1e6);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }
}
