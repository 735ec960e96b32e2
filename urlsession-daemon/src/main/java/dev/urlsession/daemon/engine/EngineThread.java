// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one thread that decides what runs. Nothing on it blocks. */
final class EngineThread implements Loop, AutoCloseable {

  private final ScheduledThreadPoolExecutor executor;
  private volatile @Nullable Thread thread;
  private volatile boolean ended;

  EngineThread() {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread made = new Thread(work, "urlsessiond-engine");
              made.setDaemon(true);
              thread = made;
              return made;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public boolean inLoop() {
    return Thread.currentThread() == thread;
  }

  /** After the end nothing is done any more: what comes late is about tasks of an earlier life. */
  @Override
  public void execute(Runnable work) {
    try {
      executor.execute(() -> guarded(work));
    } catch (RejectedExecutionException ended) {
      // As said above.
    }
  }

  @Override
  public Cancellable after(Duration delay, Runnable work) {
    try {
      ScheduledFuture<?> future =
          executor.schedule(() -> guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException ended) {
      return () -> {};
    }
  }

  /** Continues here, with the value or with what went wrong. */
  <T> void then(CompletableFuture<T> future, Consumer<T> then, Consumer<Throwable> failed) {
    future.whenComplete(
        (value, thrown) ->
            run(
                () -> {
                  if (thrown == null) {
                    then.accept(value);
                  } else {
                    failed.accept(unwrapped(thrown));
                  }
                }));
  }

  private static Throwable unwrapped(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  /** A mistake must be seen, and must not end the thread. */
  private void guarded(Runnable work) {
    if (ended) {
      return; // It was in the queue already.
    }
    try {
      work.run();
    } catch (RuntimeException mistake) {
      Thread current = Thread.currentThread();
      current.getUncaughtExceptionHandler().uncaughtException(current, mistake);
    }
  }

  @Override
  public void close() {
    ended = true;
    executor.shutdown();
  }
}
