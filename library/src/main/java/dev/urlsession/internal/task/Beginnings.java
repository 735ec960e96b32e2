// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.internal.concurrent.SerialExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The line in which the downloads of one session make their files: names in one directory are made
 * one after the other anyway, and threads that compete for it only spin in the system. What a few
 * of them have to tell wakes the loop once, since that takes as long as making a file.
 */
final class Beginnings {

  /** What the first one has to tell waits for so many at most. */
  private static final int FEW = 8;

  private final Executor loop;
  private final SerialExecutor line;
  private final SerialExecutor news = new SerialExecutor(this::pass);
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicReference<@Nullable Runnable> held = new AtomicReference<>();
  private int since; // The line's: how many were served since the loop was told.

  Beginnings(Executor threads, Executor loop) {
    this.loop = loop;
    this.line = new SerialExecutor(threads);
  }

  /** Does the work, which may block, when its turn comes. */
  void execute(Runnable turn) {
    waiting.incrementAndGet();
    line.execute(
        () -> {
          try {
            turn.run();
          } finally {
            if (waiting.decrementAndGet() == 0 || ++since == FEW) {
              since = 0;
              passOn();
            }
          }
        });
  }

  /** Runs it on the loop, in order: soon, or when the line has no more for it. */
  void tell(Runnable one) {
    news.execute(one);
    if (!line.inTurn()) {
      passOn();
    }
  }

  private void pass(Runnable some) {
    if (line.inTurn()) {
      held.set(some);
    } else {
      loop.execute(some);
    }
  }

  private void passOn() {
    Runnable some = held.getAndSet(null);
    if (some != null) {
      loop.execute(some);
    }
  }
}
