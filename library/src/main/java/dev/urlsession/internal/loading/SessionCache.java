// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLCache;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.cache.store.CacheBridge;
import dev.urlsession.internal.cache.store.ResponseStore;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.io.BodySource;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The cache as the loads of a session use it. Called on the loop, where the futures complete. */
public interface SessionCache {

  /** The cache of a session; null for none. Background sessions have none (B-227). */
  static @Nullable SessionCache of(
      URLSessionConfiguration configuration, Loop loop, Executor files) {
    URLCache cache = configuration.urlCache();
    if (cache == null || configuration.identifier() != null) {
      return null;
    }
    ResponseStore store = CacheBridge.storeOf(cache);
    return store == null ? new UserCache(cache, loop) : new OwnCache(store, loop, files);
  }

  /** What is at hand. */
  List<StoredResponse> inMemory(CacheKey key);

  /** Whether {@link #find} can find more. */
  boolean hasMore();

  /** All there is, the newest first. */
  CompletableFuture<List<StoredResponse>> find(CacheKey key, Load load);

  /** The body of what was found; null when it turned out damaged, and is removed. */
  CompletableFuture<@Nullable BodySource> body(CacheKey key, StoredResponse stored, Load load);

  /** All of the body of what was found; null when it turned out damaged, and is removed. */
  CompletableFuture<StoredBody.@Nullable Bytes> whole(
      CacheKey key, StoredResponse stored, Load load);

  /** Takes down a body that may have this length, -1 if it is not known; null when too long. */
  @Nullable Recording record(long length);

  /** Keeps a response; completes when it can be found. */
  CompletableFuture<@Nullable Void> keep(CacheKey key, StoredResponse stored, Load load);

  /** Keeps a response whose body was taken down; completes when it can be found. */
  CompletableFuture<@Nullable Void> keep(
      CacheKey key, StoredResponse.Builder head, Recording.Recorded recorded, Load load);

  /** Puts a newer head on a response. */
  void update(CacheKey key, StoredResponse changed, Load load);

  /** Removes what is kept for the URL, whatever the method. */
  void remove(URI url, Load load);

  /** The loads that others wait for. */
  SharedLoads shared();
}
