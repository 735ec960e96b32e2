// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.SerialExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where the delegates and handlers of a session run: one after the other, on the user's executor or
 * on a thread of the session's own.
 *
 * <p>Waking a thread costs more than most callbacks do. So the loop hands over what a look at the
 * network brought together, and looks again before it does as long as that brings more.
 */
final class DelegateQueue implements Executor {

  /** Short, for there may be many sessions that live as long as one task. */
  private static final long IDLE_SECONDS = 1;

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Beside so many callbacks a wake-up is small. */
  private static final int ENOUGH = 32;

  /** So that no callback waits long for others. */
  private static final int MORE_LOOKS = 8;

  private final Loop loop;
  private final Executor executor;
  private final SerialExecutor queue = new SerialExecutor(this::schedule);

  DelegateQueue(@Nullable Executor theirs, Loop loop) {
    Executor own = ownThread();
    this.loop = loop;
    this.executor = theirs == null ? own : work -> hand(work, theirs, own);
  }

  /** There while there is work: a user's code may block, and must not hold up other sessions. */
  private static Executor ownThread() {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "urlsession-delegates-" + COUNT.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    one.allowCoreThreadTimeOut(true);
    return one;
  }

  @Override
  public void execute(Runnable work) {
    queue.execute(work);
  }

  /** Whether the calling thread is running work of this. */
  boolean inTurn() {
    return queue.inTurn();
  }

  private void schedule(Runnable turn) {
    if (loop.inLoop()) {
      // A single callback is handed over at once: most likely nothing else is on its way.
      loop.execute(() -> gather(turn, 1, MORE_LOOKS));
    } else {
      executor.execute(turn);
    }
  }

  private void gather(Runnable turn, int before, int looks) {
    int waiting = queue.waiting();
    if (waiting > before && waiting < ENOUGH && looks > 0) {
      loop.afterLook(() -> gather(turn, waiting, looks - 1));
    } else {
      executor.execute(turn);
    }
  }

  private static void hand(Runnable work, Executor theirs, Executor own) {
    Runnable once = once(work);
    try {
      theirs.execute(once);
    } catch (RuntimeException refused) {
      // No callback is lost because the user's executor ended before the session, or failed.
      own.execute(once);
    }
  }

  /** An executor may run the work and fail afterwards. */
  private static Runnable once(Runnable work) {
    AtomicBoolean begun = new AtomicBoolean();
    return () -> {
      if (begun.compareAndSet(false, true)) {
        work.run();
      }
    };
  }
}
