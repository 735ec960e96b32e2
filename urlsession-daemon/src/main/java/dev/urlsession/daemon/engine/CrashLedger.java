// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the task that kills the daemon (L19). Which tasks are just being begun stands in a file
 * that the system keeps when the process dies, at the cost of a write to memory. A task that was
 * being begun at three deaths in a row is not begun again.
 */
final class CrashLedger implements AutoCloseable {

  static final int DEATHS = 3;

  private static final int SLOTS = 64;

  private final Path deathsFile;
  private final Path handFile;
  private final MappedByteBuffer underHand;
  private final Map<Long, Integer> deaths;

  private CrashLedger(
      Path deathsFile, Path handFile, MappedByteBuffer underHand, Map<Long, Integer> deaths) {
    this.deathsFile = deathsFile;
    this.handFile = handFile;
    this.underHand = underHand;
    this.deaths = deaths;
  }

  /** Reads what the last life left, and counts. Blocks. */
  static CrashLedger open(Path directory) throws IOException {
    Path deathsFile = directory.resolve("crashes");
    Path handFile = directory.resolve("under-hand");
    Map<Long, Integer> before = read(deathsFile);
    Map<Long, Integer> deaths = new HashMap<>();
    for (long task : left(handFile)) {
      deaths.put(task, before.getOrDefault(task, 0) + 1);
    }
    // Who is quarantined stays so; the row is finished at the next claim.
    before.forEach(
        (task, count) -> {
          if (count >= DEATHS) deaths.putIfAbsent(task, count);
        });
    write(deathsFile, deaths);
    try (FileChannel channel =
        FileChannel.open(
            handFile,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      MappedByteBuffer map =
          channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) SLOTS * Long.BYTES);
      for (int slot = 0; slot < SLOTS; slot++) {
        map.putLong(slot * Long.BYTES, 0);
      }
      return new CrashLedger(deathsFile, handFile, map, deaths);
    }
  }

  private static Set<Long> left(Path file) throws IOException {
    Set<Long> tasks = new HashSet<>();
    if (Files.exists(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      while (bytes.remaining() >= Long.BYTES) {
        tasks.add(bytes.getLong());
      }
    }
    tasks.remove(0L);
    return tasks;
  }

  private static Map<Long, Integer> read(Path file) throws IOException {
    Map<Long, Integer> deaths = new HashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (line.matches("\\d{1,18} \\d{1,9}")) {
          String[] parts = line.split(" ", 2);
          deaths.put(Long.valueOf(parts[0]), Integer.valueOf(parts[1]));
        }
      }
    }
    return deaths;
  }

  /** Old content or new content, never half of it (P20). */
  private static void write(Path file, Map<Long, Integer> deaths) throws IOException {
    StringBuilder text = new StringBuilder();
    deaths.forEach((task, count) -> text.append(task).append(' ').append(count).append('\n'));
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether the daemon died too often while it began the task. */
  boolean isQuarantined(long task) {
    return deaths.getOrDefault(task, 0) >= DEATHS;
  }

  /** The task is being begun. */
  void begins(long task) {
    replace(0, task);
  }

  /** The daemon survived it. */
  void survived(long task) {
    replace(task, 0);
  }

  private void replace(long from, long to) {
    for (int slot = 0; slot < SLOTS; slot++) {
      if (underHand.getLong(slot * Long.BYTES) == from) {
        underHand.putLong(slot * Long.BYTES, to);
        return;
      }
    }
  }

  /** An orderly end leaves nothing behind. */
  @Override
  public void close() throws IOException {
    for (int slot = 0; slot < SLOTS; slot++) {
      underHand.putLong(slot * Long.BYTES, 0);
    }
    Files.deleteIfExists(handFile);
    Files.deleteIfExists(deathsFile);
  }
}
