// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snippets about caching. */
class CachingGuideTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  private URI cacheable() {
    server.route("/", Answer.text("hello").header("Cache-Control", "max-age=1000"));
    return server.uri("/");
  }

  @Test
  @DisplayName("what the cache had to do with a response")
  void use() {
    URI url = cacheable();
    var configuration = URLSessionConfiguration.ephemeralSessionConfiguration();
    try (URLSession session = URLSession.create(configuration)) {
      session.data(url).join();
      // region use
      var response = (HTTPURLResponse) session.data(url).join().response();
      System.out.println(response.cacheUse()); // hit: fresh, 0 s old
      // endregion
      assertThat(response.cacheUse()).asString().startsWith("hit: fresh, ");
    }
  }

  @Test
  @DisplayName("the policy of a request")
  void policy() {
    URI url = cacheable();
    var configuration = URLSessionConfiguration.ephemeralSessionConfiguration();
    try (URLSession session = URLSession.create(configuration)) {
      session.data(url).join();
      // region policy
      var offline =
          URLRequest.builder(url)
              .cachePolicy(URLRequest.CachePolicy.RETURN_CACHE_DATA_DONT_LOAD)
              .build();
      // endregion
      assertThat(session.data(offline).join().data()).asString().isEqualTo("hello");
    }
    assertThat(server.requestCount()).isEqualTo(1);
  }

  // region willCache
  static class InMemoryOnly implements URLSessionDataDelegate {
    @Override
    public void willCacheResponse(
        URLSession session,
        URLSessionDataTask task,
        CachedURLResponse proposed,
        Consumer<@Nullable CachedURLResponse> completionHandler) {
      completionHandler.accept(
          new CachedURLResponse(
              proposed.response(),
              proposed.dataBuffer(),
              proposed.userInfo(),
              URLCache.StoragePolicy.ALLOWED_IN_MEMORY_ONLY));
    }
  }

  // endregion

  @Test
  @DisplayName("a cache of its own, and a delegate that keeps it off the disk")
  void own(@TempDir Path directory) {
    URI url = cacheable();
    // region own
    try (URLCache cache = new URLCache(1_000_000, 500_000_000, directory.resolve("cache"))) {
      var configuration =
          URLSessionConfiguration.defaultSessionConfiguration().toBuilder().urlCache(cache).build();
      try (URLSession session = URLSession.create(configuration, new InMemoryOnly(), null)) {
        session.dataTask(url).resume();
      } // waits for the task
      System.out.println(cache.currentDiskUsage() + " bytes on disk");
    }
    // endregion
    assertThat(directory.resolve("cache")).doesNotExist();
  }
}
