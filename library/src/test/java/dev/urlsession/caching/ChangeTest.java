// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.URLRequest;
import dev.urlsession.testing.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other requests do to what is stored. */
class ChangeTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "ODD"})
  @DisplayName("B-219: an unsafe method that succeeds invalidates what is stored for its URL")
  void unsafe(String method) {
    try (Rig rig = Rig.disk(directory)) {
      rig.server.route("/", Rig.fresh("x", 60));
      rig.server.route(method, "/", Answer.empty(204));
      rig.get("/");

      rig.send(method, "/");

      assertThat(rig.get("/").reason()).isEqualTo(Reason.ABSENT);
      assertThat(rig.requests()).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("RFC 9111, 4.4: an unsafe method that fails invalidates nothing")
  void failing() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Rig.fresh("x", 60));
      rig.server.route("POST", "/", Answer.empty(500));
      rig.get("/");

      rig.send("POST", "/");

      assertThat(rig.get("/").reason()).isEqualTo(Reason.FRESH);
    }
  }

  @Test
  @DisplayName("RFC 9111, 4.4: Location and Content-Location of the same origin go, too")
  void named() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/a", Rig.fresh("a", 60));
      rig.server.route("/b", Rig.fresh("b", 60));
      rig.server.route(
          "POST",
          "/make",
          Answer.empty(201).header("Location", "/a").header("Content-Location", "/b"));
      rig.get("/a");
      rig.get("/b");

      rig.send("POST", "/make");

      assertThat(rig.stored("/a")).isNull();
      assertThat(rig.stored("/b")).isNull();
    }
  }

  @Test
  @DisplayName("B-219: an upload task invalidates like any other")
  void upload() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Rig.fresh("x", 60));
      rig.server.route("PUT", "/", Answer.empty(200));
      rig.get("/");

      URLRequest put = rig.request("/").httpMethod("PUT").build();
      var task = rig.session.uploadTask(put, HTTPBody.ofBytes(new byte[10]));
      var end = rig.delegate.endOf(task);
      task.resume();
      Rig.await(end);

      assertThat(rig.stored("/")).isNull();
    }
  }

  @Test
  @DisplayName("B-210: a download is neither kept nor answered from the cache")
  void download() throws Exception {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Rig.fresh("x", 60));

      var first = Rig.await(rig.session.download(rig.uri("/")));
      assertThat(rig.stored("/")).isNull();
      rig.get("/");
      var second = Rig.await(rig.session.download(rig.uri("/")));

      assertThat(rig.requests()).isEqualTo(3);
      Files.delete(first.file());
      Files.delete(second.file());
    }
  }

  @Test
  @DisplayName("B-213: a HEAD is answered by what a GET left, and kept with an empty body")
  void head() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Rig.fresh("hello", 60));
      rig.server.route("/only", Rig.fresh("", 60));
      rig.get("/");

      Loaded head = rig.send("HEAD", "/");
      rig.send("HEAD", "/only");
      Loaded again = rig.send("HEAD", "/only");

      assertThat(head.reason()).isEqualTo(Reason.FRESH);
      assertThat(head.body()).isEmpty();
      assertThat(head.response().value("Content-Length")).isEqualTo("5");
      assertThat(again.reason()).isEqualTo(Reason.FRESH);
      assertThat(rig.get("/only").reason()).isEqualTo(Reason.ABSENT);
      assertThat(rig.requests()).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("RFC 9111, 4.3.5: a HEAD updates what a GET left, or shows that it is outdated")
  void headUpdates() {
    try (Rig rig = Rig.memory()) {
      Answer first = Rig.fresh("hello", 10).header("ETag", "\"1\"");
      rig.server.route("GET", "/", first);
      rig.server.route(
          "HEAD",
          "/",
          Answer.sequence(
              Answer.empty(200).header("Cache-Control", "no-store"),
              Rig.fresh("hello", 99).header("ETag", "\"1\""),
              Rig.fresh("hello", 99).header("ETag", "\"2\"")));
      rig.get("/");
      rig.time.advance(11);

      rig.load(rig.request("/", "Cache-Control", "no-store").httpMethod("HEAD").build());
      assertThat(rig.stored("/").value("Cache-Control")).isEqualTo("max-age=10");
      rig.load(reload(rig));
      assertThat(rig.stored("/").value("Cache-Control")).isEqualTo("max-age=99");
      assertThat(rig.get("/").reason()).isEqualTo(Reason.FRESH);

      rig.load(reload(rig));
      assertThat(rig.stored("/")).isNull();
    }
  }

  private static URLRequest reload(Rig rig) {
    return rig.request("/")
        .httpMethod("HEAD")
        .cachePolicy(URLRequest.CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA)
        .build();
  }

  @Test
  @DisplayName("RFC 9111, 3.3: a part is asked for each time and not kept; the whole is")
  void ranges() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Rig.fresh("0123456789", 60).ranges());

      Loaded part = rig.get("/", "Range", "bytes=2-4");
      assertThat(part.status()).isEqualTo(206);
      assertThat(part.text()).isEqualTo("234");
      assertThat(part.reason()).isEqualTo(Reason.PARTIAL);
      assertThat(rig.stored("/")).isNull();

      rig.get("/");
      assertThat(rig.get("/", "Range", "bytes=0-1").text()).isEqualTo("01");
      assertThat(rig.get("/").text()).isEqualTo("0123456789");
      assertThat(rig.requests()).isEqualTo(3);
    }
  }
}
