// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.store;

import java.util.Arrays;

/** Arithmetic of measured times. */
final class Durations {

  private Durations() {}

  /** In milliseconds. */
  static double percentile(long[] nanos, int percent) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /** Things for each second since then. */
  static double rate(long things, long start) {
    return things * 1e9 / (System.nanoTime() - start);
  }
}
