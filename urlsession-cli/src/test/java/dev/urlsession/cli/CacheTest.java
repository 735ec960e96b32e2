// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCache;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

  @TempDir Path directory;
  private final LoopbackServer server = LoopbackServer.start();
  private final URLCache before = URLCache.shared();
  private URLCache cache;

  @BeforeEach
  void ownCache() {
    cache = new URLCache(1_000_000, 10_000_000, directory.resolve("cache"));
    URLCache.setShared(cache);
    server.route(
        "/", Answer.text("hello").header("Cache-Control", "max-age=1000").header("ETag", "\"1\""));
  }

  @AfterEach
  void stop() {
    URLCache.setShared(before);
    cache.close();
    server.close();
  }

  @Test
  void vTellsHitsAndMissesAndWhy() {
    assertThat(Run.of("get", "-v", server.uri("/")).err()).contains("* cache miss: nothing stored");
    Run second = Run.of("get", "-v", server.uri("/"));
    assertThat(second.err()).contains("* cache hit: fresh, ");
    assertThat(second.out()).isEqualTo("hello");
    assertThat(Run.of("get", "-v", "--cache-policy", "revalidate", server.uri("/")).err())
        .contains("* cache miss: stored, but changed on the server");
    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  void metricsTellTheCache() {
    Run.of("get", server.uri("/"));
    assertThat(Run.of("get", "--metrics", server.uri("/")).err())
        .contains("\"resourceFetchType\":\"LOCAL_CACHE\"")
        .contains("\"cacheUse\":\"hit: fresh, ");
  }

  @Test
  void cachePolicyIsObeyed() {
    Run nothing = Run.of("get", "--cache-policy", "cache-only", server.uri("/"));
    assertThat(nothing.code()).isNotZero();
    assertThat(nothing.err()).contains("Nothing is cached");
    assertThat(server.requestCount()).isZero();
    Run.of("get", server.uri("/"));
    Run.of("get", "--cache-policy", "reload", server.uri("/"));
    assertThat(server.requestCount()).isEqualTo(2);
    assertThat(Run.of("get", "--cache-policy", "odd", server.uri("/")).code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void listShowsWhatIsKeptWithoutQueries() {
    server.route("/q", Answer.text("x").header("Cache-Control", "max-age=1000"));
    Run.of("get", server.uri("/"), server.uri("/q?key=secret"));
    cache.close();
    assertThat(Run.of("cache", "list").out())
        .contains("5 bytes  GET " + server.uri("/"))
        .contains("2 responses, ")
        .doesNotContain("secret");
    assertThat(Run.of("cache", "list", "--json", "--show-queries").out())
        .contains("\"method\":\"GET\"")
        .contains("key=secret");
  }

  @Test
  void showWritesHeadOrBody() {
    Run.of("get", server.uri("/"));
    assertThat(Run.of("cache", "show", server.uri("/")).out())
        .startsWith("200 OK")
        .contains("ETag: \"1\"")
        .contains("5 bytes of body");
    assertThat(Run.of("cache", "show", "-b", server.uri("/")).out()).isEqualTo("hello");
    assertThat(Run.of("cache", "show", server.uri("/other")).code()).isEqualTo(ExitCode.OTHER);
  }

  @Test
  void clearRemovesOneOrAll() {
    server.route("/b", Answer.text("x").header("Cache-Control", "max-age=1000"));
    Run.of("get", server.uri("/"), server.uri("/b"));
    cache.close();
    Run.of("cache", "clear", server.uri("/b"));
    assertThat(cache.entries()).hasSize(1);
    assertThat(Run.of("cache", "clear")).isEqualTo(new Run(0, "", ""));
    assertThat(cache.entries()).isEmpty();
  }
}
