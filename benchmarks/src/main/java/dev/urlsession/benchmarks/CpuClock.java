// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.time.Duration;

/** CPU time this process has used, all threads; unlike a rate it hardly minds a busy machine. */
final class CpuClock {
  private CpuClock() {}

  static double microseconds() {
    Duration used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return used.toNanos() / 1e3;
  }
}
