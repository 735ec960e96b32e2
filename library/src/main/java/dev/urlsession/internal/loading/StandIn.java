// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.URLError;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.CacheStrategy;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.transport.WireFailure;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Gives a stale response in place of a failure, where that is allowed (RFC 5861, 4). */
final class StandIn {

  private final CacheLoad cached;
  private final CacheKey key;
  private final StoredResponse stored;

  StandIn(CacheLoad cached, CacheKey key, StoredResponse stored) {
    this.cached = cached;
    this.key = key;
    this.stored = stored;
  }

  /** Whether the stored response may be given in place of this answer or failure. */
  static boolean fits(
      CacheLoad cached,
      StoredResponse stored,
      @Nullable Answer answer,
      @Nullable Throwable failed) {
    if (cached.load().isCancelled() || cached.isConditional()) {
      return false;
    }
    if (answer != null) {
      return answer.response() instanceof HTTPURLResponse http
          && CacheStrategy.standsIn(cached.query(), stored, http);
    }
    Throwable cause = failed == null ? null : Failures.unwrapped(failed);
    return (cause instanceof URLError || cause instanceof WireFailure)
        && CacheStrategy.standsIn(cached.query(), stored, null);
  }

  /** The stored response; when its body is gone, what there was. */
  CompletableFuture<Answer> orElse(@Nullable Answer answer, @Nullable Throwable failed) {
    return cached
        .cache()
        .body(key, stored, cached.load())
        .thenCompose(body -> with(body, answer, failed));
  }

  CompletableFuture<Answer> with(
      @Nullable BodySource body, @Nullable Answer answer, @Nullable Throwable failed) {
    if (body == null) {
      return answer == null
          ? CompletableFuture.failedFuture(
              Failures.unwrapped(
                  failed == null ? URLError.cancelled(cached.request().url()) : failed))
          : CompletableFuture.completedFuture(answer);
    }
    if (answer != null) {
      Discarded.body(answer.body());
    }
    return CompletableFuture.completedFuture(
        CachedAnswers.of(
            cached.request(), stored, Reason.STALE_IF_ERROR, body, cached.now(), cached.load()));
  }
}
