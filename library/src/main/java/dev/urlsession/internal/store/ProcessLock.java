// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Held by one thread of one process at a time, by means of a file that stays. The operating system
 * lets go of it when the process dies.
 */
public final class ProcessLock implements Closeable {

  /** Locks of files are the whole process's, so its threads need one of their own. */
  private static final Map<Path, ReentrantLock> IN_PROCESS = new ConcurrentHashMap<>();

  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final ReentrantLock inProcess;
  private final FileChannel channel;

  private ProcessLock(ReentrantLock inProcess, FileChannel channel) {
    this.inProcess = inProcess;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param file made where it is missing; its directory is there
   * @throws IOException when somebody else holds it for longer than the patience
   */
  public static ProcessLock take(Path file, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    ReentrantLock inProcess =
        IN_PROCESS.computeIfAbsent(file.toAbsolutePath().normalize(), at -> new ReentrantLock());
    if (!tryLock(inProcess, patience)) {
      throw held(file);
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(OwnerOnly.file(file), StandardOpenOption.WRITE);
      while (!isLocked(channel.tryLock())) {
        if (System.nanoTime() - deadline > 0) {
          throw held(file);
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
      return new ProcessLock(inProcess, channel);
    } catch (IOException | RuntimeException failed) {
      inProcess.unlock();
      if (channel != null) {
        channel.close();
      }
      throw failed;
    }
  }

  private static boolean tryLock(ReentrantLock lock, Duration patience) throws IOException {
    try {
      return lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a lock", interrupted);
    }
  }

  private static boolean isLocked(@Nullable FileLock lock) {
    return lock != null;
  }

  private static IOException held(Path file) {
    return new IOException("another program holds the lock " + file);
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      inProcess.unlock();
    }
  }
}
