// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call that is made again, at most for half a minute, when the daemon ends just then: it is
 * replaced by another one, or the token that was read is its predecessor's.
 */
final class Insistence<T> {

  private static final long PATIENCE_SECONDS = 30;
  private static final long PAUSE_MILLIS = 50;

  private final Line line;
  private final ScheduledExecutorService loop;
  private final Function<DaemonConnection, CompletableFuture<T>> call;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final long begun = System.nanoTime();

  Insistence(Line line, Function<DaemonConnection, CompletableFuture<T>> call) {
    this.line = line;
    this.loop = line.hold().next();
    this.call = call;
  }

  CompletableFuture<T> begin() {
    ask();
    return answer.whenComplete((value, failure) -> line.release());
  }

  private void ask() {
    line.connection().thenCompose(call).whenCompleteAsync(this::answered, loop);
  }

  private void answered(@Nullable T value, @Nullable Throwable failure) {
    if (failure == null) {
      answer.complete(value);
      return;
    }
    DaemonException why = Refusals.unwrapped(failure);
    boolean patient = System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    if (why.isPassing() && patient) {
      loop.schedule(this::ask, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      answer.completeExceptionally(why);
    }
  }
}
