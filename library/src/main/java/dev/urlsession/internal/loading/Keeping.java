// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCacheUse;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.internal.cache.CacheControl;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.CacheQuery;
import dev.urlsession.internal.cache.HeadUpdate;
import dev.urlsession.internal.cache.HeaderUpdate;
import dev.urlsession.internal.cache.Selector;
import dev.urlsession.internal.cache.Storability;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps what the server answered, as far as it may be kept. */
final class Keeping {

  private final CacheLoad cached;
  private final long requestTime;
  private final Runnable settled;

  /** Runs {@code settled} when a response is kept, or will not be. */
  Keeping(CacheLoad cached, long requestTime, Runnable settled) {
    this.cached = cached;
    this.requestTime = requestTime;
    this.settled = settled;
  }

  /** The answer as the user gets it; its body is taken down on its way. */
  Answer received(Answer answer, Reason reason) {
    if (!(answer.response() instanceof HTTPURLResponse response)) {
      return answer;
    }
    URI url = Objects.requireNonNull(response.url());
    HTTPURLResponse told =
        new HTTPURLResponse(
            url,
            response.statusCode(),
            response.httpVersion(),
            response.headers(),
            URLCacheUse.of(reason, null));
    cached.load().log().annotate(told);
    Answer mine = answer.withResponse(told);
    if (!isStorable(response)) {
      removeOutdated(response);
      return mine;
    }
    if (cached.query().method().equals("HEAD")) {
      updateByHead(response);
    }
    Recording recording = cached.cache().record(response.expectedContentLength());
    if (recording == null) {
      cached.cache().remove(url, cached.load());
      return mine;
    }
    CacheKey key = Objects.requireNonNull(CacheKey.of(cached.query().method(), url));
    StoredResponse.Builder head = head(response);
    return mine.withBody(
        new StoringBody(
            answer.body(), recording, recorded -> keep(key, head, response, recorded), settled));
  }

  private boolean isStorable(HTTPURLResponse response) {
    CacheQuery query = cached.query();
    return Storability.mayStore(
        query.method(),
        query.control(),
        query.ranged(),
        response.statusCode(),
        response.headers(),
        CacheControl.parse(response.headers().values("Cache-Control")));
  }

  /** A newer answer that may not be kept still says that the older one is outdated. */
  private void removeOutdated(HTTPURLResponse response) {
    int status = response.statusCode();
    boolean whole = status < 300 && status != 206;
    boolean gone = status == 404 || status == 410;
    if (cached.query().method().equals("GET") && !cached.query().ranged() && (whole || gone)) {
      cached.cache().remove(Objects.requireNonNull(response.url()), cached.load());
    }
  }

  private StoredResponse.Builder head(HTTPURLResponse response) {
    long now = cached.now();
    CacheControl control = CacheControl.parse(response.headers().values("Cache-Control"));
    HTTPURLResponse storable = HeaderUpdate.storable(response, Instant.ofEpochMilli(now));
    return StoredResponse.builder(storable, new StoredBody.Bytes(ByteBuffer.allocate(0)))
        .selector(Selector.of(response.headers(), control, cached.query().fields()))
        .times(requestTime, now, now);
  }

  private CompletableFuture<@Nullable Void> keep(
      CacheKey key,
      StoredResponse.Builder head,
      HTTPURLResponse response,
      Recording.Recorded recorded) {
    Proposal proposal = new Proposal(key, head, recorded, cached.cache(), cached.load());
    // Nobody is asked about a redirect or an error (B-211).
    return response.statusCode() / 100 == 2 ? proposal.ask() : proposal.keep();
  }

  /** RFC 9111, 4.3.5. */
  private void updateByHead(HTTPURLResponse head) {
    CacheKey key = Objects.requireNonNull(CacheKey.of("GET", head.url()));
    for (StoredResponse stored : cached.cache().inMemory(key)) {
      updateByHead(key, head, stored);
    }
    if (cached.cache().hasMore()) {
      cached
          .cache()
          .find(key, cached.load())
          .thenAccept(found -> found.forEach(stored -> updateByHead(key, head, stored)));
    }
  }

  private void updateByHead(CacheKey key, HTTPURLResponse head, StoredResponse stored) {
    if (!stored.fits(cached.query().fields())) {
      return;
    }
    if (HeadUpdate.isAboutSame(head, stored)) {
      cached.cache().update(key, refreshed(stored, head, requestTime, cached.now()), cached.load());
    } else {
      cached.cache().remove(Objects.requireNonNull(head.url()), cached.load());
    }
  }

  /** The stored response as the server described it just now. */
  static StoredResponse refreshed(
      StoredResponse stored, HTTPURLResponse newer, long requestTime, long now) {
    HTTPURLResponse old = Objects.requireNonNull(stored.http());
    return stored.toBuilder()
        .response(HeaderUpdate.updated(old, newer.headers(), Instant.ofEpochMilli(now)))
        .times(requestTime, now, now)
        .build();
  }

  /** Another response that the user wants kept, under the same key. */
  static StoredResponse replaced(StoredResponse proposed, CachedURLResponse other) {
    return proposed.toBuilder()
        .response(other.response())
        .body(new StoredBody.Bytes(other.dataBuffer()))
        .userInfo(other.userInfo())
        .policy(other.storagePolicy())
        .build();
  }
}
