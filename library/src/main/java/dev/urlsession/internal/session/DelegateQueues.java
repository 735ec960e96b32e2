// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.SerialExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where delegates and handlers run: one after the other, on the user's executor or on ours. */
final class DelegateQueues {

  private static final long IDLE_SECONDS = 10;
  private static final AtomicInteger COUNT = new AtomicInteger();

  /**
   * A thread for each busy session; a user's code may block, and must not hold up other sessions.
   */
  private static final Executor OURS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "urlsession-delegates-" + COUNT.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  private DelegateQueues() {}

  /**
   * A queue of a session. The loop wakes its thread once for all that one look at the network
   * brought, since waking a thread costs more than most callbacks do.
   */
  static SerialExecutor on(@Nullable Executor theirs, Loop loop) {
    Executor executor = theirs == null ? OURS : work -> hand(work, theirs);
    return new SerialExecutor(
        work -> {
          if (loop.inLoop()) {
            loop.execute(() -> executor.execute(work));
          } else {
            executor.execute(work);
          }
        });
  }

  private static void hand(Runnable work, Executor theirs) {
    Runnable once = once(work);
    try {
      theirs.execute(once);
    } catch (RuntimeException refused) {
      // No callback is lost because the user's executor ended before the session, or failed.
      OURS.execute(once);
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
