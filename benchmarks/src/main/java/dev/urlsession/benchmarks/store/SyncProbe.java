// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What it takes this volume to make 4 KiB durable: the yardstick of every durable command. */
final class SyncProbe {

  private static final int BYTES = 4_096;

  private SyncProbe() {}

  static long[] measure(Path directory, int times) throws IOException {
    Path file = directory.resolve("sync-probe");
    long[] nanos = new long[times];
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
      for (int i = 0; i < times; i++) {
        long start = System.nanoTime();
        bytes.clear();
        channel.write(bytes, (long) i * BYTES);
        channel.force(false);
        nanos[i] = System.nanoTime() - start;
      }
    }
    Files.delete(file);
    return nanos;
  }
}
