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

  /** MiB per second. */
  static double measure(Target target, Workload workload, Transfer transfer) throws Exception {
    Path result = workload == Workload.DOWNLOAD ? target.downloadedFile() : target.uploadedFile();
    Files.deleteIfExists(result);
    try {
      long start = System.nanoTime();
      transfer.run();
      long nanos = System.nanoTime() - start;
      if (Files.mismatch(target.largeFile(), result) != -1) {
        throw new IllegalStateException("The file that arrived differs from the one sent");
      }
      return Files.size(result) / (double) (1 << 20) * 1e9 / nanos;
    } finally {
      Files.deleteIfExists(result);
    }
  }
}
