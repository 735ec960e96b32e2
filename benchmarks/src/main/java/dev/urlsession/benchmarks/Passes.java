// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.util.concurrent.TimeUnit;

/** The same work again and again, until the warm-up is over; the pass after it counts. */
final class Passes {
  /** Does the work once. */
  interface Pass {
    Rate run() throws Exception;
  }

  private Passes() {}

  /** The rate after the warm-up, and beside it that of the first pass: of a fresh process. */
  static Rate measure(Pass pass, int warmupSeconds) throws Exception {
    long start = System.nanoTime();
    double fresh = pass.run().value();
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(warmupSeconds)) {
      pass.run();
    }
    Rate warm = pass.run();
    return new Rate(warm.value(), warm.cpuMicros(), fresh);
  }
}
