// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** CPU time this process has used, all threads; unlike a rate it hardly minds a busy machine. */
final class CpuClock {
  private static final Path STAT = Path.of("/proc/self/stat");

  /** Of the fields behind the program's name: user and system time of children that ended. */
  private static final int CHILDREN_USER = 13;

  /** Linux counts these in hundredths of a second for whoever asks. */
  private static final double TICK_MICROS = 10_000;

  private CpuClock() {}

  static double microseconds() {
    Duration used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return used.toNanos() / 1e3;
  }

  /** CPU time of programs that this one has started and that have ended; 0 where nobody tells. */
  static double childrenMicroseconds() throws IOException {
    if (!Files.isReadable(STAT)) {
      return 0;
    }
    String line = Files.readString(STAT);
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    return TICK_MICROS
        * (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_USER + 1]));
  }
}
