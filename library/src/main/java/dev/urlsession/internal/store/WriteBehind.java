// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes what changed soon after it did, and what changes meanwhile together: the first change at
 * once, the others when a pause has passed. The write runs on one thread, never twice at a time.
 */
public final class WriteBehind {

  private final Runnable write;
  private final long pauseNanos;
  private final ScheduledExecutorService thread;
  private final Object lock = new Object();
  private long lastWrite;
  private boolean scheduled;

  /**
   * @param write writes all that changed since it ran last; may find nothing to do
   * @param pause the shortest time between two writes that nobody waits for
   * @param thread where to write; has one thread
   */
  public WriteBehind(Runnable write, Duration pause, ScheduledExecutorService thread) {
    this.write = write;
    this.pauseNanos = pause.toNanos();
    this.thread = thread;
    this.lastWrite = System.nanoTime() - pauseNanos;
  }

  /** Something changed. */
  public void soon() {
    synchronized (lock) {
      if (scheduled) {
        return;
      }
      scheduled = true;
      long wait = Math.max(0, lastWrite + pauseNanos - System.nanoTime());
      thread.schedule(this::run, wait, TimeUnit.NANOSECONDS);
    }
  }

  /** Writes without a pause; fails as the write does. */
  public CompletableFuture<@Nullable Void> now() {
    return CompletableFuture.<@Nullable Void>supplyAsync(
        () -> {
          write.run();
          return null;
        },
        thread);
  }

  private void run() {
    synchronized (lock) {
      scheduled = false;
      lastWrite = System.nanoTime();
    }
    write.run();
  }
}
