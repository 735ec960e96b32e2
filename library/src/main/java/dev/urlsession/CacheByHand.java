// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.cache.CacheControl;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.Selector;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.cache.store.OpenBody;
import dev.urlsession.internal.cache.store.ResponseStore;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries as applications get and put them: with no look at their freshness. */
final class CacheByHand {

  private final ResponseStore store;
  private final Clock clock;

  CacheByHand(ResponseStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Nullable CachedURLResponse get(URLRequest request) {
    CacheKey key = CacheKey.of(request.httpMethod(), request.url());
    if (key == null) {
      return null;
    }
    StoredResponse found = fitting(store.inMemory(key), request);
    if (found == null) {
      List<StoredResponse> all = store.find(key);
      found = fitting(all, request);
      found = found == null && !all.isEmpty() ? all.get(0) : found;
    }
    return found == null ? null : opened(key, found);
  }

  private static @Nullable StoredResponse fitting(List<StoredResponse> all, URLRequest request) {
    for (StoredResponse one : all) {
      if (one.selector().fits(request::value)) {
        return one;
      }
    }
    return null;
  }

  private @Nullable CachedURLResponse opened(CacheKey key, StoredResponse found) {
    StoredResponse read = found;
    if (found.body() instanceof StoredBody.File file) {
      OpenBody open = store.open(key, file);
      if (open == null) {
        return null;
      }
      try {
        read = store.read(key, found, open);
      } catch (IOException damaged) {
        return null;
      }
    }
    return read.body() instanceof StoredBody.Bytes bytes
        ? new CachedURLResponse(read.response(), bytes.buffer(), read.userInfo(), read.policy())
        : null;
  }

  void put(URLRequest request, CachedURLResponse response) {
    CacheKey key = CacheKey.of(request.httpMethod(), request.url());
    if (key == null) {
      return;
    }
    Selector selector = Selector.ANY;
    if (response.response() instanceof HTTPURLResponse http) {
      CacheControl control = CacheControl.parse(http.value("Cache-Control"));
      selector = Selector.of(http.headers(), control, request::value);
    }
    long now = clock.millis();
    store.put(
        key,
        StoredResponse.builder(response.response(), new StoredBody.Bytes(response.dataBuffer()))
            .selector(selector)
            .userInfo(response.userInfo())
            .policy(response.storagePolicy())
            .times(now, now, now)
            .build());
  }
}
