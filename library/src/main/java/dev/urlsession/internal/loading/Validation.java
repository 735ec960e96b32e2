// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.URLResponse;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.Conditions;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.io.BodySource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks the server whether a stored response is still good (RFC 9111, 4.3; B-215). */
final class Validation {

  private final CacheLoad cached;
  private final CacheKey key;
  private final StoredResponse stored;
  private final BodySource body;

  Validation(CacheLoad cached, CacheKey key, StoredResponse stored, BodySource body) {
    this.cached = cached;
    this.key = key;
    this.stored = stored;
    this.body = body;
  }

  CompletableFuture<Answer> start() {
    Load load = cached.load();
    // What was found and what was asked are an entry each (B-351).
    TransactionLog.Entry found = CachedAnswers.begin(cached.request(), stored.response(), load);
    long requestTime = cached.now();
    return cached
        .proceed(Conditions.validating(cached.asked(), stored))
        .handle((answer, failed) -> answered(answer, failed, found, requestTime))
        .thenCompose(result -> result);
  }

  private CompletableFuture<Answer> answered(
      @Nullable Answer answer,
      @Nullable Throwable failed,
      TransactionLog.Entry found,
      long requestTime) {
    if (StandIn.fits(cached, stored, answer, failed)) {
      return new StandIn(cached, key, stored).with(body, answer, failed);
    }
    if (answer == null) {
      body.cancel();
      return CompletableFuture.failedFuture(Failures.unwrapped(Objects.requireNonNull(failed)));
    }
    if (answer.response() instanceof HTTPURLResponse http && http.statusCode() == 304) {
      Discarded.body(answer.body());
      if (Conditions.confirms(http, stored)) {
        return CompletableFuture.completedFuture(confirmed(http, found, requestTime));
      }
      // About another version than ours: of no use to anybody. Ask for all of it.
      body.cancel();
      return new FreshLoad(cached, Reason.CHANGED).start(key, null);
    }
    body.cancel();
    Answer mine = answer.to(cached.request());
    return CompletableFuture.completedFuture(cached.received(mine, Reason.CHANGED, requestTime));
  }

  private Answer confirmed(
      HTTPURLResponse notModified, TransactionLog.Entry found, long requestTime) {
    Load load = cached.load();
    StoredResponse fresh = Keeping.refreshed(stored, notModified, requestTime, cached.now());
    cached.cache().update(key, fresh, load);
    URLResponse shown = fresh.shown(Reason.NOT_MODIFIED, cached.now());
    found.responded(shown);
    load.log().handOnFrom(found);
    return new Answer(cached.request(), shown, body);
  }
}
