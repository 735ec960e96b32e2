// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.Conditions;
import dev.urlsession.internal.cache.StoredResponse;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks the server, and keeps its answer. */
final class FreshLoad {

  private final CacheLoad cached;
  private final Reason reason;

  FreshLoad(CacheLoad cached, Reason reason) {
    this.cached = cached;
    this.reason = reason;
  }

  /**
   * Begins.
   *
   * @param stored what may stand in for a failure, and what a 304 to the user's own condition may
   *     be about
   */
  CompletableFuture<Answer> start(CacheKey key, @Nullable StoredResponse stored) {
    long requestTime = cached.now();
    URLRequest asked = cached.asked();
    return cached
        .proceed(asked)
        .handle(
            (answer, failed) -> {
              if (stored != null && StandIn.fits(cached, stored, answer, failed)) {
                return new StandIn(cached, key, stored).orElse(answer, failed);
              }
              if (answer == null) {
                return CompletableFuture.<Answer>failedFuture(Failures.unwrapped(failed));
              }
              refresh(key, stored, answer, requestTime);
              return CompletableFuture.completedFuture(
                  cached.received(answer.to(cached.request()), reason, requestTime));
            })
        .thenCompose(result -> result);
  }

  /** The user asked whether it changed; what we have stored is confirmed along with it. */
  private void refresh(
      CacheKey key, @Nullable StoredResponse stored, Answer answer, long requestTime) {
    if (stored != null
        && CacheLoad.hasStatus(answer, 304)
        && answer.response() instanceof HTTPURLResponse notModified
        && (notModified.value("ETag") != null
            || Objects.equals(cached.request().value("If-None-Match"), stored.etag()))
        && Conditions.confirms(notModified, stored)) {
      cached
          .cache()
          .update(
              key,
              Keeping.refreshed(stored, notModified, requestTime, cached.now()),
              cached.load());
    }
  }
}
