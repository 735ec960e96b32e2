// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache;
import dev.urlsession.URLCache.StoragePolicy;
import dev.urlsession.URLRequest;
import dev.urlsession.testing.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WillCacheTest {

  @TempDir private Path directory;

  private Rig both() {
    return Rig.of(new URLCache(Rig.MEMORY, 10_000_000, directory.resolve("cache")));
  }

  private static boolean asked(Loaded loaded) {
    return loaded.events().contains("willCache");
  }

  @Test
  @DisplayName("B-211: the delegate sees the response and its whole body")
  void proposed() {
    try (Rig rig = both()) {
      AtomicReference<CachedURLResponse> seen = new AtomicReference<>();
      rig.delegate.onCaching =
          proposed -> {
            seen.set(proposed);
            return proposed;
          };
      rig.server.route("/", Rig.fresh("hello", 60));

      rig.get("/");

      assertThat(seen.get().data()).asString().isEqualTo("hello");
      assertThat(((HTTPURLResponse) seen.get().response()).statusCode()).isEqualTo(200);
      assertThat(seen.get().storagePolicy()).isEqualTo(StoragePolicy.ALLOWED);
    }
  }

  @Test
  @DisplayName("B-211: asked for a body in a file, too, which is then kept")
  void proposedFile() {
    byte[] long1 = "x".repeat(400_000).getBytes(StandardCharsets.UTF_8);
    try (Rig rig = both()) {
      AtomicReference<Integer> length = new AtomicReference<>();
      rig.delegate.onCaching =
          proposed -> {
            length.set(proposed.data().length);
            return proposed;
          };
      rig.server.route("/", Answer.bytes(long1).header("Cache-Control", "max-age=60").chunked());

      rig.get("/");

      assertThat(length.get()).isEqualTo(400_000);
      assertThat(rig.get("/").body()).isEqualTo(long1);
      assertThat(rig.requests()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName(
      "B-211: not asked for what may not be kept, failed, came from the cache or is too long")
  void notAsked() {
    try (Rig rig = Rig.of(new URLCache(100_000, 1_000_000, directory.resolve("cache")))) {
      rig.server.route("/store", Rig.fresh("x", 60));
      rig.server.route("/no-store", Answer.text("x").header("Cache-Control", "no-store"));
      rig.server.route("/error", Rig.fresh("x", 60).status(404));
      rig.server.route("/long", Answer.generated(50_001, 1).header("Cache-Control", "max-age=60"));
      rig.server.route(
          "/unknown", Answer.generated(50_001, 1).header("Cache-Control", "max-age=60").chunked());
      rig.server.route("POST", "/store", Rig.fresh("x", 60));

      assertThat(asked(rig.get("/store"))).isTrue();
      assertThat(asked(rig.get("/store"))).isFalse();
      assertThat(asked(rig.get("/no-store"))).isFalse();
      assertThat(asked(rig.get("/error"))).isFalse();
      assertThat(asked(rig.get("/long"))).isFalse();
      assertThat(asked(rig.get("/unknown"))).isFalse();
      assertThat(asked(rig.send("POST", "/store"))).isFalse();
      assertThat(rig.stored("/unknown")).isNull();
    }
  }

  @Test
  @DisplayName("B-211: 5 % of the disk is the most that is kept")
  void share() {
    try (Rig rig = Rig.of(new URLCache(0, 1_000_000, directory.resolve("cache")))) {
      rig.server.route("/", Answer.generated(50_000, 1).header("Cache-Control", "max-age=60"));

      assertThat(asked(rig.get("/"))).isTrue();
      assertThat(rig.get("/").body()).hasSize(50_000);
      assertThat(rig.requests()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("B-212: null keeps nothing")
  void forbidden() {
    try (Rig rig = both()) {
      rig.delegate.onCaching = proposed -> null;
      rig.server.route("/", Rig.fresh("hello", 60));

      assertThat(rig.get("/").text()).isEqualTo("hello");

      assertThat(rig.stored("/")).isNull();
      assertThat(rig.cache.currentDiskUsage()).isZero();
    }
  }

  @Test
  @DisplayName("B-212, B-220: another response is kept in its place, in memory only if it says so")
  void replaced() {
    try (Rig rig = both()) {
      rig.delegate.onCaching =
          proposed ->
              new CachedURLResponse(
                  proposed.response(),
                  "other".getBytes(StandardCharsets.UTF_8),
                  Map.of("k", "v"),
                  StoragePolicy.ALLOWED_IN_MEMORY_ONLY);
      rig.server.route("/", Rig.fresh("hello", 60));

      assertThat(rig.get("/").text()).isEqualTo("hello");

      assertThat(rig.get("/").text()).isEqualTo("other");
      CachedURLResponse kept = rig.cache.cachedResponse(URLRequest.of(rig.uri("/")));
      assertThat(kept.userInfo()).containsEntry("k", "v");
      assertThat(rig.cache.currentDiskUsage()).isZero();
    }
  }

  @Test
  @DisplayName("B-212: the verdict not-allowed keeps nothing")
  void notAllowed() {
    try (Rig rig = both()) {
      rig.delegate.onCaching =
          proposed ->
              new CachedURLResponse(
                  proposed.response(), proposed.data(), Map.of(), StoragePolicy.NOT_ALLOWED);
      rig.server.route("/", Rig.fresh("hello", 60));

      rig.get("/");

      assertThat(rig.stored("/")).isNull();
    }
  }

  @Test
  @DisplayName("B-211: a completion handler's response is kept without asking")
  void handler() {
    try (Rig rig = both()) {
      rig.server.route("/", Rig.fresh("hello", 60));

      Rig.await(rig.session.data(rig.uri("/")));

      assertThat(rig.stored("/")).isNotNull();
      assertThat(Rig.await(rig.session.data(rig.uri("/"))).data()).asString().isEqualTo("hello");
      assertThat(rig.requests()).isEqualTo(1);
    }
  }
}
