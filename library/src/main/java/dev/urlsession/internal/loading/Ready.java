// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes on from futures. Most that stages ask for are there already, and then no further future is
 * made, since each load would make a dozen.
 */
final class Ready {

  private Ready() {}

  /** As {@link CompletableFuture#thenCompose}. */
  static <T extends @Nullable Object, R> CompletableFuture<R> then(
      CompletableFuture<T> before, Function<? super T, CompletableFuture<R>> next) {
    if (!before.isDone() || before.isCompletedExceptionally()) {
      return before.thenCompose(next);
    }
    try {
      return next.apply(before.join());
    } catch (RuntimeException thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }
}
