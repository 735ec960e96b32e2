// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCacheUse.Outcome;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest.CachePolicy;
import dev.urlsession.URLSession;
import dev.urlsession.testing.Answer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {

  private final Rig rig = Rig.memory();
  private final AtomicInteger count = new AtomicInteger();

  PolicyTest() {
    rig.server.route(
        "/",
        Answer.respond(
            asked -> Rig.fresh("v" + count.incrementAndGet(), 60).header("ETag", "\"1\"")));
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private Loaded get(CachePolicy policy) {
    return rig.load(rig.request("/").cachePolicy(policy).build());
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "RELOAD_IGNORING_LOCAL_CACHE_DATA",
        "RELOAD_IGNORING_LOCAL_AND_REMOTE_CACHE_DATA",
        "RELOAD_REVALIDATING_CACHE_DATA"
      })
  @DisplayName("B-218: reloading goes to the server, and keeps what it says")
  void reload(CachePolicy policy) {
    rig.get("/");

    assertThat(get(policy).text()).isEqualTo("v2");
    assertThat(rig.get("/").text()).isEqualTo("v2");
    assertThat(rig.requests()).isEqualTo(2);
  }

  @Test
  @DisplayName("B-218: past all caches it tells those between with no-cache")
  void remote() {
    get(CachePolicy.RELOAD_IGNORING_LOCAL_AND_REMOTE_CACHE_DATA);
    get(CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA);

    var past = rig.server.requests().get(0);
    assertThat(past.header("Cache-Control")).hasValue("no-cache");
    assertThat(past.header("Pragma")).hasValue("no-cache");
    assertThat(rig.server.requests().get(1).header("Cache-Control")).isEmpty();
  }

  @Test
  @DisplayName("B-218: cache data of any age, else load")
  void elseLoad() {
    assertThat(get(CachePolicy.RETURN_CACHE_DATA_ELSE_LOAD).text()).isEqualTo("v1");
    rig.time.advance(1_000_000);

    Loaded second = get(CachePolicy.RETURN_CACHE_DATA_ELSE_LOAD);

    assertThat(second.text()).isEqualTo("v1");
    assertThat(second.reason()).isEqualTo(Reason.ANY_AGE);
  }

  @Test
  @DisplayName("B-218: cache data or nothing: −1008, and the network is left alone")
  void dontLoad() {
    Loaded first = get(CachePolicy.RETURN_CACHE_DATA_DONT_LOAD);
    assertThat(first.error().code()).isEqualTo(URLError.Code.RESOURCE_UNAVAILABLE);
    assertThat(first.error().failingURL()).isEqualTo(rig.uri("/"));
    assertThat(rig.server.connections()).isZero();

    rig.get("/");
    rig.time.advance(1_000_000);
    rig.goOffline();

    assertThat(get(CachePolicy.RETURN_CACHE_DATA_DONT_LOAD).text()).isEqualTo("v1");
  }

  @Test
  @DisplayName("B-218: the session's policy counts where the request's is the default")
  void session() {
    URLSession reloading =
        rig.session(it -> it.requestCachePolicy(CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA));
    rig.get("/");

    assertThat(rig.load(reloading, rig.request("/").build()).text()).isEqualTo("v2");
    assertThat(
            rig.load(
                    reloading,
                    rig.request("/").cachePolicy(CachePolicy.RETURN_CACHE_DATA_ELSE_LOAD).build())
                .text())
        .isEqualTo("v2");
    reloading.invalidateAndCancel();
  }

  @Test
  @DisplayName("RFC 9111, 5.2.1.7: only-if-cached is 504 when there is nothing, asking nobody")
  void onlyIfCached() {
    Loaded nothing = rig.get("/", "Cache-Control", "only-if-cached");
    assertThat(nothing.status()).isEqualTo(504);
    assertThat(nothing.reason()).isEqualTo(Reason.ONLY_IF_CACHED);
    assertThat(nothing.body()).isEmpty();
    assertThat(rig.server.connections()).isZero();

    rig.get("/");
    assertThat(rig.get("/", "Cache-Control", "only-if-cached").text()).isEqualTo("v1");
  }

  @Test
  @DisplayName("B-213: a session without a cache keeps nothing, and says nothing of it")
  void none() {
    URLSession bare = rig.session(it -> it.urlCache(null));

    Loaded loaded = rig.load(bare, rig.request("/").build());

    assertThat(loaded.response().cacheUse()).isNull();
    assertThat(loaded.events()).doesNotContain("willCache");
    assertThat(rig.stored("/")).isNull();
    bare.invalidateAndCancel();
  }

  @Test
  @DisplayName("B-218: additional headers of the session count as the request's")
  void additionalHeaders() {
    URLSession strict =
        rig.session(
            it ->
                it.httpAdditionalHeaders(
                    dev.urlsession.HTTPHeaders.of("Cache-Control", "no-store")));

    assertThat(rig.load(strict, rig.request("/").build()).outcome()).isEqualTo(Outcome.MISS);
    assertThat(rig.stored("/")).isNull();
    strict.invalidateAndCancel();
  }
}
