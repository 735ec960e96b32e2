// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache;
import dev.urlsession.URLCacheUse.Outcome;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.URLProtocol;
import dev.urlsession.URLProtocolClient;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.testing.Answer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Caches and protocols that an application brings. */
class OwnCacheTest {

  /** Says what it is asked. */
  private static final class Telling extends URLCache {

    final List<String> calls = new CopyOnWriteArrayList<>();

    Telling() {
      super(1_000_000, 0, null);
    }

    @Override
    public void storeCachedResponse(CachedURLResponse response, URLSessionDataTask dataTask) {
      calls.add("store " + dataTask.currentRequest().url().getPath());
      super.storeCachedResponse(response, dataTask);
    }

    @Override
    public void getCachedResponse(
        URLSessionDataTask dataTask, Consumer<@Nullable CachedURLResponse> completionHandler) {
      calls.add("get " + dataTask.currentRequest().url().getPath());
      super.getCachedResponse(dataTask, completionHandler);
    }

    @Override
    public void removeCachedResponse(URLSessionDataTask dataTask) {
      calls.add("remove " + dataTask.currentRequest().url().getPath());
      super.removeCachedResponse(dataTask);
    }
  }

  @Test
  @DisplayName("B-226: of an application's own cache the loader calls the methods with the task")
  void own() {
    Telling cache = new Telling();
    try (Rig rig = Rig.of(cache)) {
      rig.server.route("/", Rig.fresh("hello", 60));

      rig.get("/");
      Loaded second = rig.get("/");

      assertThat(second.text()).isEqualTo("hello");
      assertThat(second.outcome()).isEqualTo(Outcome.HIT);
      assertThat(cache.calls).containsExactly("get /", "store /", "get /");
    }
  }

  @Test
  @DisplayName("B-226: what such a cache throws is a miss, and the load goes on")
  void throwing() {
    URLCache broken =
        new URLCache(1_000_000, 0, null) {
          @Override
          public void getCachedResponse(
              URLSessionDataTask task, Consumer<@Nullable CachedURLResponse> handler) {
            throw new IllegalStateException("broken on purpose");
          }
        };
    try (Rig rig = Rig.of(broken)) {
      rig.server.route("/", Rig.fresh("hello", 60));

      assertThat(rig.get("/").text()).isEqualTo("hello");
      assertThat(rig.get("/").text()).isEqualTo("hello");
    }
  }

  /** Answers with what is cached where there is something, else with a text of its own. */
  private static final class Echo extends URLProtocol {

    private final StringBuilder seen;
    private final URLCache.StoragePolicy policy;

    Echo(
        URLRequest request,
        @Nullable CachedURLResponse cached,
        URLProtocolClient client,
        URLCache.StoragePolicy policy,
        StringBuilder seen) {
      super(request, cached, client);
      this.policy = policy;
      this.seen = seen;
    }

    @Override
    public void startLoading() {
      CachedURLResponse cached = cachedResponse();
      seen.append(cached == null ? "-" : "+");
      if (cached != null) {
        client().cachedResponseIsValid(this, cached);
        return;
      }
      URI url = request().url();
      HTTPHeaders headers = HTTPHeaders.of("Cache-Control", "max-age=60");
      client().didReceiveResponse(this, new HTTPURLResponse(url, 200, "HTTP/1.1", headers), policy);
      client().didLoadData(this, ByteBuffer.wrap("mine".getBytes(StandardCharsets.UTF_8)));
      client().didFinishLoading(this);
    }

    @Override
    public void stopLoading() {
      // It does not take long.
    }
  }

  private static URLProtocol.Factory factory(
      URLCache.StoragePolicy policy, boolean equivalent, StringBuilder seen) {
    return new URLProtocol.Factory() {
      @Override
      public boolean canInit(URLRequest request) {
        return request.url().getPath().startsWith("/mine");
      }

      @Override
      public boolean requestIsCacheEquivalent(URLRequest a, URLRequest b) {
        return equivalent;
      }

      @Override
      public URLProtocol create(
          URLRequest request, @Nullable CachedURLResponse cached, URLProtocolClient client) {
        return new Echo(request, cached, client, policy, seen);
      }
    };
  }

  private static String load(URLCache.StoragePolicy policy, boolean equivalent) {
    StringBuilder seen = new StringBuilder();
    try (Rig rig = Rig.memory()) {
      URLSession session =
          rig.session(it -> it.protocolClasses(List.of(factory(policy, equivalent, seen))));
      for (int i = 0; i < 2; i++) {
        Loaded loaded = rig.load(session, rig.request("/mine").build());
        assertThat(loaded.text()).isEqualTo("mine");
        seen.append(loaded.events().contains("willCache") ? "asked " : "not asked ");
      }
      session.invalidateAndCancel();
    }
    return seen.toString();
  }

  @Test
  @DisplayName("B-322: a custom protocol is created with what is cached, and may use it")
  void protocol() {
    assertThat(load(URLCache.StoragePolicy.ALLOWED, true)).isEqualTo("-asked +not asked ");
  }

  @Test
  @DisplayName(
      "B-322: its answers are kept only where it says so, for requests it calls equivalent")
  void protocolPolicy() {
    assertThat(load(URLCache.StoragePolicy.NOT_ALLOWED, true)).isEqualTo("-not asked -not asked ");
    assertThat(load(URLCache.StoragePolicy.ALLOWED, false)).isEqualTo("-asked -asked ");
  }

  @Test
  @DisplayName("B-226: a response that was stored by hand is used while it is fresh")
  void byHand() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Answer.text("server"));
      HTTPURLResponse response =
          new HTTPURLResponse(
              rig.uri("/"), 200, "HTTP/1.1", HTTPHeaders.of("Cache-Control", "max-age=1000000000"));
      rig.cache.storeCachedResponse(
          new CachedURLResponse(response, "hand".getBytes(StandardCharsets.UTF_8)),
          URLRequest.of(rig.uri("/")));

      Loaded loaded = rig.get("/");

      assertThat(loaded.text()).isEqualTo("hand");
      assertThat(loaded.reason()).isEqualTo(Reason.FRESH);
    }
  }
}
