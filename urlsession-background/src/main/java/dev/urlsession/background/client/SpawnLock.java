// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.client.DaemonException.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Held while a daemon is started, so that a hundred first clients start one (L02). */
final class SpawnLock implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 20_000;
  private static final long STEP_MILLIS = 20;

  /**
   * Taken by this process. Asked first, because opening and closing the file a second time would
   * drop the lock this process may have on it (L06).
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private SpawnLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static SpawnLock take(Path file) throws DaemonException, IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!OURS.add(file)) {
      pause(deadline, file);
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      while (lock == null) {
        pause(deadline, file);
        lock = channel.tryLock();
      }
      SpawnLock taken = new SpawnLock(file, channel);
      channel = null;
      return taken;
    } finally {
      if (channel != null) {
        channel.close();
        OURS.remove(file);
      }
    }
  }

  private static void pause(long deadline, Path file) throws DaemonException, InterruptedException {
    if (System.nanoTime() - deadline > 0) {
      throw new DaemonException(
          Problem.NO_DAEMON,
          "Another process has been starting the daemon for 20 s and holds " + file + ".",
          null);
    }
    Thread.sleep(STEP_MILLIS);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    OURS.remove(file);
  }
}
