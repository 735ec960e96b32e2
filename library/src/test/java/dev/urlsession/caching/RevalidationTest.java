// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import static dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType.LOCAL_CACHE;
import static dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType.NETWORK_LOAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCacheUse.Outcome;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.testing.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevalidationTest {

  @TempDir private Path directory;

  private static Answer tagged(String text) {
    return Rig.fresh(text, 10).header("ETag", "\"1\"").header("X-Version", "old");
  }

  private static Answer notModified() {
    return Answer.empty(304)
        .header("ETag", "\"1\"")
        .header("Cache-Control", "max-age=20")
        .header("X-Version", "new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "disk"})
  @DisplayName("B-215: a 304 updates the stored headers; the client sees the stored 200 and body")
  void notModified(String tier) {
    try (Rig rig = tier.equals("memory") ? Rig.memory() : Rig.disk(directory)) {
      rig.server.route("/", Answer.sequence(tagged("hello"), notModified()));
      rig.get("/");
      rig.time.advance(11);

      Loaded second = rig.get("/");

      assertThat(second.status()).isEqualTo(200);
      assertThat(second.text()).isEqualTo("hello");
      assertThat(second.response().value("X-Version")).isEqualTo("new");
      assertThat(second.outcome()).isEqualTo(Outcome.REVALIDATED);
      assertThat(second.events()).containsExactly("response", "data", "metrics", "complete");
      assertThat(rig.server.requests().get(1).header("If-None-Match")).hasValue("\"1\"");

      // Fresh again, by the newer max-age.
      rig.time.advance(19);
      assertThat(rig.get("/").reason()).isEqualTo(Reason.FRESH);
      assertThat(rig.stored("/").value("X-Version")).isEqualTo("new");
      assertThat(rig.requests()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("B-351: a stale hit is a cache and a network transaction; the bytes are the cache's")
  void transactions() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Answer.sequence(tagged("hello"), notModified()));
      rig.get("/");
      rig.time.advance(11);

      Loaded second = rig.get("/");

      assertThat(second.fetches()).containsExactly(LOCAL_CACHE, NETWORK_LOAD);
      var all = second.metrics().transactionMetrics();
      assertThat(all.get(0).countOfResponseBodyBytesAfterDecoding()).isEqualTo(5);
      assertThat(all.get(0).cacheUse().outcome()).isEqualTo(Outcome.REVALIDATED);
      assertThat(all.get(1).countOfResponseBodyBytesAfterDecoding()).isZero();
      assertThat(((HTTPURLResponse) all.get(1).response()).statusCode()).isEqualTo(304);
    }
  }

  @Test
  @DisplayName("B-215, RFC 9111, 4.3.3: another answer is given to the client and replaces the old")
  void changed() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Answer.sequence(tagged("old"), tagged("new").header("ETag", "\"2\"")));
      rig.get("/");
      rig.time.advance(11);

      Loaded second = rig.get("/");

      assertThat(second.text()).isEqualTo("new");
      assertThat(second.reason()).isEqualTo(Reason.CHANGED);
      assertThat(rig.get("/").text()).isEqualTo("new");
      assertThat(rig.requests()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("B-215: both validators are sent")
  void bothValidators() {
    try (Rig rig = Rig.memory()) {
      String changed = "Sun, 06 Nov 1994 08:49:37 GMT";
      rig.server.route("/", tagged("x").header("Last-Modified", changed).revalidates());
      rig.get("/");
      rig.time.advance(11);

      assertThat(rig.get("/").outcome()).isEqualTo(Outcome.REVALIDATED);
      assertThat(rig.server.requests().get(1).header("If-Modified-Since")).hasValue(changed);
      assertThat(rig.server.requests().get(1).header("If-None-Match")).hasValue("\"1\"");
    }
  }

  @Test
  @DisplayName("RFC 9111, 4.3.4: a 304 about another version is not believed; all is asked for")
  void otherVersion() {
    try (Rig rig = Rig.memory()) {
      rig.server.route(
          "/",
          Answer.sequence(
              tagged("old"),
              Answer.empty(304).header("ETag", "\"2\""),
              tagged("new").header("ETag", "\"2\"")));
      rig.get("/");
      rig.time.advance(11);

      Loaded second = rig.get("/");

      assertThat(second.text()).isEqualTo("new");
      assertThat(rig.server.requests().get(2).header("If-None-Match")).isEmpty();
    }
  }

  @Test
  @DisplayName("B-215: a 304 is seen by those who made the request conditional themselves")
  void own() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", tagged("hello").revalidates());
      rig.get("/");

      Loaded known = rig.get("/", "If-None-Match", "\"1\"");
      Loaded unknown = rig.get("/", "If-None-Match", "\"2\"");

      assertThat(known.status()).isEqualTo(304);
      assertThat(known.body()).isEmpty();
      assertThat(known.outcome()).isEqualTo(Outcome.HIT);
      assertThat(unknown.text()).isEqualTo("hello");
      assertThat(rig.requests()).isEqualTo(1);

      rig.time.advance(11);
      assertThat(rig.get("/", "If-None-Match", "\"1\"").status()).isEqualTo(304);
      assertThat(rig.requests()).isEqualTo(2);
      // What the user asked refreshed what is stored.
      assertThat(rig.get("/").reason()).isEqualTo(Reason.FRESH);
      assertThat(rig.requests()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("RFC 9111, 5.2.2.4: no-cache is stored, and confirmed at each use")
  void noCache() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", tagged("x").header("Cache-Control", "no-cache").revalidates());
      rig.get("/");

      assertThat(rig.get("/").outcome()).isEqualTo(Outcome.REVALIDATED);
      assertThat(rig.get("/").outcome()).isEqualTo(Outcome.REVALIDATED);
      assertThat(rig.requests()).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("RFC 9111, 5.2.2.4: fields of no-cache are not used without asking")
  void noCacheFields() {
    try (Rig rig = Rig.memory()) {
      rig.server.route(
          "/",
          tagged("x").header("Cache-Control", "max-age=10, no-cache=\"X-Version\"").revalidates());
      rig.get("/");

      assertThat(rig.get("/").response().value("X-Version")).isNull();
      rig.time.advance(11);
      assertThat(rig.get("/").response().value("X-Version")).isEqualTo("old");
    }
  }

  @Test
  @DisplayName("RFC 9111, 4.3.3: an answer that may not be kept removes what is outdated by it")
  void outdated() {
    try (Rig rig = Rig.memory()) {
      rig.server.route(
          "/",
          Answer.sequence(
              tagged("old"),
              Answer.text("secret").header("Cache-Control", "no-store"),
              Answer.text("third")));
      rig.get("/");
      rig.time.advance(11);

      assertThat(rig.get("/").text()).isEqualTo("secret");

      assertThat(rig.stored("/")).isNull();
    }
  }

  @Test
  @DisplayName("RFC 9111, 4.3.3: a server error during validation is given to the client")
  void serverError() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Answer.sequence(tagged("old"), Answer.empty(503), notModified()));
      rig.get("/");
      rig.time.advance(11);

      assertThat(rig.get("/").status()).isEqualTo(503);
      // What was stored is still there to be confirmed.
      assertThat(rig.get("/").text()).isEqualTo("old");
    }
  }
}
