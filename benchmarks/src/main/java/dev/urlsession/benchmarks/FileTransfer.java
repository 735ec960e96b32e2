// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/** One transfer of the large file, timed, then compared byte by byte and deleted. */
final class FileTransfer {
  /** Moves the file; what is timed. */
  interface Transfer {
    void run() throws Exception;
  }

  private FileTransfer() {}

  /** MiB per second, and CPU time for each MiB. */
  static Rate measure(Target target, Workload workload, Transfer transfer) throws Exception {
    Path result = workload.isDownload() ? target.downloadedFile() : target.uploadedFile();
    Files.deleteIfExists(result);
    try {
      double cpuBefore = CpuClock.microseconds();
      long start = System.nanoTime();
      transfer.run();
      long nanos = System.nanoTime() - start;
      double cpu = CpuClock.microseconds() - cpuBefore;
      if (Files.mismatch(target.largeFile(), result) != -1) {
        throw new IllegalStateException("The file that arrived differs from the one sent");
      }
      return new Rate(Target.LARGE_MIB * 1e9 / nanos, cpu / Target.LARGE_MIB);
    } finally {
      Files.deleteIfExists(result);
    }
  }
}
