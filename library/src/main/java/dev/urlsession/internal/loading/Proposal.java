// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.URLCache.StoragePolicy;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.cache.store.BodyWriter;
import dev.urlsession.internal.event.CachingVerdict;
import dev.urlsession.internal.event.Reply;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A response that could be kept, and the question whether it shall be (B-211, B-212). */
final class Proposal {

  private final CacheKey key;
  private final StoredResponse.Builder head;
  private final Recording.Recorded recorded;
  private final SessionCache cache;
  private final Load load;
  private volatile @Nullable CachedURLResponse shown;

  Proposal(
      CacheKey key,
      StoredResponse.Builder head,
      Recording.Recorded recorded,
      SessionCache cache,
      Load load) {
    this.key = key;
    this.head = head;
    this.recorded = recorded;
    this.cache = cache;
    this.load = load;
  }

  /** Keeps it. */
  CompletableFuture<@Nullable Void> keep() {
    return cache.keep(key, head, recorded, load);
  }

  /** Asks whoever wants to be asked, then keeps it or not. Completes when that is done. */
  CompletableFuture<@Nullable Void> ask() {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    load.idle().hold();
    load.events()
        .caching(
            this::show,
            new Reply<>(
                load.environment().loop(),
                verdict -> {
                  load.idle().release();
                  obey(verdict).whenComplete((kept, failed) -> done.complete(null));
                }));
    return done;
  }

  /** The proposal itself is kept as it was taken down, which an equal one is not. */
  @SuppressWarnings("ReferenceEquality")
  private CompletableFuture<@Nullable Void> obey(CachingVerdict verdict) {
    if (verdict instanceof CachingVerdict.Replace replace) {
      return replace.other() == shown ? keep() : keep(replace.other());
    }
    return verdict instanceof CachingVerdict.Keep
        ? keep()
        : CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<@Nullable Void> keep(CachedURLResponse other) {
    return other.storagePolicy() == StoragePolicy.NOT_ALLOWED
        ? CompletableFuture.completedFuture(null)
        : cache.keep(key, Keeping.replaced(head.build(), other), load);
  }

  private @Nullable CachedURLResponse show() {
    StoredBody.Bytes body = recorded.bytes();
    BodyWriter writer = recorded.writer();
    try {
      if (body == null && writer != null) {
        body = writer.look();
      }
    } catch (IOException gone) {
      return null;
    }
    if (body == null) {
      return null;
    }
    StoredResponse stored = head.build();
    CachedURLResponse proposed =
        new CachedURLResponse(stored.response(), body.buffer(), stored.userInfo(), stored.policy());
    shown = proposed;
    return proposed;
  }
}
