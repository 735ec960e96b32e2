// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import dev.urlsession.internal.transport.WireFailure;
import dev.urlsession.internal.transport.WireFailure.Reach;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Sends a request once more on a new connection when the server cannot have acted on it, or when
 * acting twice is the same as once: a kept connection may be closed by the server at the very
 * moment it is used (B-239).
 */
final class ReconnectStage implements Stage {

  /** RFC 9110, 9.2.2. */
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");

  /** A server that refuses more often than this means it. */
  private static final int MOST_TIMES = 3;

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    return attempt(request, load, next, 1);
  }

  private static CompletableFuture<Answer> attempt(
      URLRequest request, Load load, Chain next, int times) {
    return next.proceed(request, load)
        .handle(
            (answer, thrown) -> {
              if (thrown == null) {
                return CompletableFuture.completedFuture(answer);
              }
              if (shouldRepeat(request, load, thrown, times)) {
                return attempt(request, load, next, times + 1);
              }
              return CompletableFuture.<Answer>failedFuture(Failures.unwrapped(thrown));
            })
        .thenCompose(result -> result);
  }

  private static boolean shouldRepeat(URLRequest request, Load load, Throwable thrown, int times) {
    if (load.isCancelled() || !(Failures.unwrapped(thrown) instanceof WireFailure failure)) {
      return false;
    }
    if (failure.reach() == Reach.NOT_PROCESSED) {
      return times < MOST_TIMES;
    }
    return failure.reach() == Reach.STALE_CONNECTION
        && times == 1
        && IDEMPOTENT.contains(request.httpMethod());
  }
}
