// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import dev.urlsession.internal.transport.WireFailure;
import java.util.concurrent.CompletableFuture;

/**
 * Sends a request once more on a new connection when the server cannot have acted on it, or when
 * acting twice is the same as once: a kept connection may be closed by the server at the very
 * moment it is used (B-239).
 */
final class ReconnectStage implements Stage {

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    return attempt(request, load, next, Repetition.NONE);
  }

  private static CompletableFuture<Answer> attempt(
      URLRequest request, Load load, Chain next, Repetition past) {
    return next.proceed(request, load)
        .exceptionallyCompose(
            thrown -> {
              Throwable cause = Failures.unwrapped(thrown);
              if (!load.isCancelled()
                  && cause instanceof WireFailure failure
                  && past.allows(request, failure.reach())) {
                return attempt(request, load, next, past.and(failure.reach()));
              }
              return CompletableFuture.failedFuture(cause);
            });
  }
}
