// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCache;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.testing.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sessions leave on disk. */
class StoringTest {

  @TempDir private Path directory;

  private URLCache cache(long memory, long disk) {
    return new URLCache(memory, disk, directory.resolve("cache"));
  }

  @Test
  @DisplayName("B-223: another process's session, here another cache, finds what was stored")
  void restart() {
    int port;
    try (Rig rig = Rig.of(cache(Rig.MEMORY, 10_000_000))) {
      port = rig.server.port();
      rig.server.route("/", Rig.fresh("hello", 60));
      rig.get("/");
    }
    URLCache again = cache(Rig.MEMORY, 10_000_000);

    var found = again.cachedResponse(URLRequest.of("http://127.0.0.1:" + port + "/"));

    assertThat(found.data()).asString().isEqualTo("hello");
    assertThat(again.currentMemoryUsage()).isPositive();
    again.close();
  }

  @Test
  @DisplayName("B-224: what came by https is kept on disk, unless the server forbids it")
  void https() {
    try (URLCache cache = cache(0, 10_000_000);
        dev.urlsession.testing.LoopbackServer server =
            dev.urlsession.testing.LoopbackServer.tls()) {
      server.route("/", Rig.fresh("hello", 60));
      server.route("/no", Answer.text("x").header("Cache-Control", "no-store"));
      URLSession session =
          URLSession.create(
              dev.urlsession.URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
                  .httpCookieStorage(null)
                  .trustManager(server.trustManager())
                  .urlCache(cache)
                  .build());
      Rig.await(session.data(server.uri("/no")));
      assertThat(cache.currentDiskUsage()).isZero();

      Rig.await(session.data(server.uri("/")));

      assertThat(cache.currentDiskUsage()).isPositive();
      session.invalidateAndCancel();
    }
  }

  @Test
  @DisplayName("P-51: a long body goes to disk and comes back in pieces, and is never in memory")
  void longBody() {
    long length = 200_000_000;
    try (Rig rig = Rig.of(cache(1_000_000, 8_000_000_000L))) {
      rig.delegate.keepsBodies = false;
      rig.server.route("/", Answer.generated(length, 7).header("Cache-Control", "max-age=60"));

      Loaded first = rig.get("/");
      Loaded second = rig.get("/");

      assertThat(first.error()).isNull();
      assertThat(second.reason()).isEqualTo(Reason.FRESH);
      assertThat(decoded(second)).isEqualTo(length);
      assertThat(rig.cache.currentMemoryUsage()).isLessThan(1_000_000);
      assertThat(rig.cache.currentDiskUsage()).isBetween(length, length + 10_000);
      assertThat(rig.requests()).isEqualTo(1);
    }
  }

  private static long decoded(Loaded loaded) {
    return loaded.metrics().transactionMetrics().get(0).countOfResponseBodyBytesAfterDecoding();
  }

  @Test
  @DisplayName("P-51: a damaged body is loaded again, as if it had not been there")
  void damaged() throws IOException {
    try (Rig rig = Rig.disk(directory)) {
      rig.server.route("/", Answer.generated(100_000, 3).header("Cache-Control", "max-age=60"));
      byte[] right = rig.get("/").body();
      try (var files = Files.list(directory.resolve("cache").resolve("bodies"))) {
        Path file = files.findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        bytes[50_000] ^= 1;
        Files.write(file, bytes);
      }

      Loaded second = rig.get("/");

      assertThat(second.body()).isEqualTo(right);
      assertThat(second.reason()).isEqualTo(Reason.ABSENT);
      assertThat(rig.get("/").reason()).isEqualTo(Reason.FRESH);
      assertThat(rig.requests()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("B-228: many sessions may use one cache at once")
  void manySessions() {
    try (Rig rig = Rig.of(cache(100_000, 1_000_000))) {
      rig.server.route("*", Answer.respond(asked -> Rig.fresh(asked.path().repeat(500), 60)));
      var sessions =
          java.util.stream.IntStream.range(0, 4)
              .mapToObj(i -> rig.session(UnaryOperator.identity()))
              .toList();
      var loads =
          java.util.stream.IntStream.range(0, 400)
              .mapToObj(i -> rig.start(sessions.get(i % 4), rig.request("/" + i * 7 % 60).build()))
              .toList();

      loads.forEach(
          load -> {
            Loaded loaded = Rig.await(load);
            String path = loaded.response().url().getPath();
            assertThat(loaded.text()).isEqualTo(path.repeat(500));
          });
      assertThat(rig.cache.currentDiskUsage()).isLessThanOrEqualTo(1_000_000);
      assertThat(rig.cache.currentMemoryUsage()).isLessThanOrEqualTo(100_000);
      sessions.forEach(URLSession::invalidateAndCancel);
    }
  }

  @Test
  @DisplayName("B-010: reset empties the cache, on disk too")
  void reset() {
    try (Rig rig = Rig.disk(directory)) {
      rig.server.route("/", Rig.fresh("hello", 60));
      rig.get("/");
      var done = new java.util.concurrent.CompletableFuture<Void>();

      rig.session.reset(() -> done.complete(null));
      Rig.await(done);

      assertThat(rig.cache.currentDiskUsage()).isZero();
      assertThat(rig.stored("/")).isNull();
    }
  }

  @Test
  @DisplayName("B-212: a task that is cancelled before its body ends leaves nothing")
  void cancelled() {
    try (Rig rig = Rig.disk(directory)) {
      var gate = new dev.urlsession.testing.Gate();
      rig.server.route(
          "/",
          Answer.generated(400_000, 1)
              .header("Cache-Control", "max-age=60")
              .gateAfter(300_000, gate));
      var task = rig.session.dataTask(rig.uri("/"));
      var end = rig.delegate.endOf(task);
      task.resume();
      gate.awaitArrivals(1, Duration.ofSeconds(Rig.PATIENCE_SECONDS));
      task.cancel();
      assertThat(Rig.await(end).error()).isNotNull();

      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(Rig.PATIENCE_SECONDS))
          .until(() -> rig.cache.currentDiskUsage() == 0);
      assertThat(rig.stored("/")).isNull();
    }
  }
}
