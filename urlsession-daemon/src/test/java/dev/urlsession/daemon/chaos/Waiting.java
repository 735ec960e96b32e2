// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Time that passes while processes of their own do something. */
final class Waiting {

  static final long STEP_MILLIS = 5;

  private static final long LONG_STEP_MILLIS = 100;

  /** Much more than is needed: the machine may be busy with something else. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Waiting() {}

  interface Condition {
    boolean holds() throws IOException;
  }

  /** Whether it came true. */
  static boolean until(Condition condition) throws IOException {
    long began = System.nanoTime();
    while (!condition.holds()) {
      if (millisSince(began) > PATIENCE.toMillis()) {
        return false;
      }
      pause(LONG_STEP_MILLIS);
    }
    return true;
  }

  static long millisSince(long began) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  /** Not for something to happen: the moment itself is what is wanted. */
  static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
