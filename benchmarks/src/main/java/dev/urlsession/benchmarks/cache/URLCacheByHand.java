// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.cache;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.URLCache;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The cache without tasks. */
final class URLCacheByHand implements HitClient {

  private final URLCache cache;

  URLCacheByHand(Path directory, long memory, long disk) {
    cache = new URLCache(memory, disk, directory);
  }

  @Override
  public void fill(List<URI> urls) {
    URLSessionHits.fill(cache, urls);
  }

  static URLSession session(URLCache cache) {
    return URLSession.create(
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .urlCache(cache)
            .httpCookieStorage(null)
            .build());
  }

  @Override
  public long hits(List<URI> urls, long endNanos) throws Exception {
    return TwoThreads.run(
        urls,
        endNanos,
        url -> {
          CachedURLResponse found = cache.cachedResponse(URLRequest.of(url));
          return Objects.requireNonNull(found).dataBuffer().remaining();
        });
  }

  @Override
  public void close() {
    cache.close();
  }
}
