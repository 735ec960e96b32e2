// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs work one after the other, in order, on another executor that may have many threads. What the
 * work throws goes to the thread's uncaught-exception handler, and the next work runs.
 */
public final class SerialExecutor implements Executor {

  /** So that one busy session does not keep a shared thread for itself. */
  private static final int TURN = 64;

  private final Executor executor;
  private final int longestTurn;
  private @Nullable Queue<Runnable> queue; // Null when idle, as those of most downloads are.
  private boolean scheduled;
  private volatile @Nullable Thread turn;

  /** Runs the work on this executor. */
  public SerialExecutor(Executor executor) {
    this(executor, TURN);
  }

  /** The same, so many at a time. */
  public SerialExecutor(Executor executor, int longestTurn) {
    this.executor = executor;
    this.longestTurn = longestTurn;
  }

  /** Whether the calling thread is running work of this. */
  public boolean inTurn() {
    return Thread.currentThread() == turn;
  }

  /** How much work waits for its turn. */
  public synchronized int waiting() {
    return queue == null ? 0 : queue.size();
  }

  @Override
  public void execute(Runnable work) {
    synchronized (this) {
      if (queue == null) {
        queue = new ArrayDeque<>(2);
      }
      queue.add(work);
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    schedule();
  }

  private void schedule() {
    try {
      executor.execute(this::runSome);
    } catch (RuntimeException refused) {
      synchronized (this) {
        scheduled = false;
      }
      throw refused;
    }
  }

  private void runSome() {
    turn = Thread.currentThread();
    for (int i = 0; i < longestTurn; i++) {
      Runnable next = next();
      if (next == null) {
        return;
      }
      runOne(next);
    }
    turn = null;
    schedule();
  }

  private @Nullable Runnable next() {
    synchronized (this) {
      Runnable next = queue == null ? null : queue.poll();
      if (next == null) {
        queue = null;
        turn = null;
        scheduled = false;
      }
      return next;
    }
  }

  private static void runOne(Runnable work) {
    try {
      work.run();
    } catch (Throwable thrown) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }
  }
}
