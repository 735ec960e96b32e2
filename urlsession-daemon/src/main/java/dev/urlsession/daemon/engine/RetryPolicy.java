// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a task waits after an attempt that failed in passing: 1 s, 5 s, then 30 s doubled each
 * time up to an hour, each half as long again at most, so that tasks that failed together do not
 * come back together.
 *
 * <p>There is no greatest number of attempts: the time for the resource is the limit (B-270).
 */
final class RetryPolicy {

  private static final long LONGEST_MILLIS = Duration.ofHours(1).toMillis();
  private static final long BASE_MILLIS = 30_000;
  private static final int DOUBLINGS = 7;

  private final RandomGenerator random;

  RetryPolicy(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The wait before the next attempt.
   *
   * @param failures attempts in a row that brought no byte; 1 for the first
   */
  Duration after(int failures) {
    double spread = 1 + random.nextDouble() / 2;
    return Duration.ofMillis(Math.min(LONGEST_MILLIS, Math.round(millis(failures) * spread)));
  }

  private static long millis(int failures) {
    return switch (Math.max(failures, 1)) {
      case 1 -> 1_000;
      case 2 -> 5_000;
      default -> Math.min(LONGEST_MILLIS, BASE_MILLIS << Math.min(failures - 3, DOUBLINGS));
    };
  }

  /**
   * A moment for one of so many tasks that waited for the same thing to come back: the more there
   * are, the longer the time they are spread over, up to five seconds.
   */
  Duration jitter(int tasks) {
    return Duration.ofMillis(random.nextLong(Math.min(5_000, 1 + tasks * 50L)));
  }
}
