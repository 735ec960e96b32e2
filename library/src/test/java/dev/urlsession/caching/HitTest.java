// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import static dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType.LOCAL_CACHE;
import static dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType.NETWORK_LOAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.URLCacheUse.Outcome;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.testing.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HitTest {

  @TempDir private Path directory;

  private Rig rig(String tier) {
    return tier.equals("memory") ? Rig.memory() : Rig.disk(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "disk"})
  @DisplayName("B-225: a hit has the same sequence of messages, and asks nobody")
  void sequence(String tier) {
    try (Rig rig = rig(tier)) {
      rig.server.route("/", Rig.fresh("hello", 60));

      Loaded first = rig.get("/");
      Loaded second = rig.get("/");

      assertThat(first.events())
          .containsExactly("response", "data", "willCache", "metrics", "complete");
      assertThat(second.events()).containsExactly("response", "data", "metrics", "complete");
      assertThat(second.text()).isEqualTo("hello");
      assertThat(second.status()).isEqualTo(200);
      assertThat(second.error()).isNull();
      assertThat(rig.requests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "disk"})
  @DisplayName("B-225, B-352: a hit's metrics say local cache, its age, and nothing of a network")
  void metrics(String tier) {
    try (Rig rig = rig(tier)) {
      rig.server.route("/", Rig.fresh("hello", 60));
      Loaded first = rig.get("/");
      rig.time.advance(12);

      Loaded second = rig.get("/");

      assertThat(first.fetches()).containsExactly(NETWORK_LOAD);
      assertThat(first.reason()).isEqualTo(Reason.ABSENT);
      assertThat(second.fetches()).containsExactly(LOCAL_CACHE);
      var hit = second.metrics().transactionMetrics().get(0);
      assertThat(hit.cacheUse().outcome()).isEqualTo(Outcome.HIT);
      assertThat(hit.cacheUse().age()).isEqualTo(Duration.ofSeconds(12));
      assertThat(hit.countOfResponseBodyBytesAfterDecoding()).isEqualTo(5);
      assertThat(hit.domainLookupStartDate()).isNull();
      assertThat(hit.connectStartDate()).isNull();
      assertThat(hit.requestStartDate()).isNull();
      assertThat(hit.remoteAddress()).isNull();
      assertThat(hit.countOfResponseHeaderBytesReceived()).isZero();
    }
  }

  @Test
  @DisplayName("RFC 9111, 4 and 5.1: what is used without asking says its age")
  void age() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Rig.fresh("hello", 60).header("Age", "5"));
      rig.get("/");
      rig.time.advance(7);

      Loaded second = rig.get("/");

      assertThat(second.response().headers().values("Age")).containsExactly("12");
      assertThat(second.response().cacheUse()).hasToString("hit: fresh, 12 s old");
    }
  }

  @Test
  @DisplayName("B-067: what was encoded is stored decoded, and decoded once")
  void decoded() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Rig.fresh("hello hello hello", 60).gzip());

      rig.get("/");

      assertThat(rig.get("/").text()).isEqualTo("hello hello hello");
      assertThat(rig.requests()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName(
      "B-213, B-211: a redirect that may be kept is followed from the cache, nobody is asked")
  void redirect() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/from", Answer.redirect(301, "/to").header("Cache-Control", "max-age=60"));
      rig.server.route("/to", Rig.fresh("there", 60));

      Loaded first = rig.get("/from");
      Loaded second = rig.get("/from");

      assertThat(first.events()).containsOnlyOnce("willCache");
      assertThat(second.text()).isEqualTo("there");
      assertThat(second.fetches()).containsExactly(LOCAL_CACHE, LOCAL_CACHE);
      assertThat(rig.requests()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("B-213: no-store is asked for each time; the server's 404 is kept")
  void notKept() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/no", Answer.text("x").header("Cache-Control", "no-store"));
      rig.server.route("/gone", Answer.empty(404).header("Cache-Control", "max-age=60"));

      assertThat(rig.get("/no").events()).doesNotContain("willCache");
      assertThat(rig.get("/no").outcome()).isEqualTo(Outcome.MISS);
      assertThat(rig.requests()).isEqualTo(2);
      assertThat(rig.get("/gone").events()).doesNotContain("willCache");
      assertThat(rig.get("/gone").status()).isEqualTo(404);
      assertThat(rig.requests()).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("B-217: the query is part of the key, the fragment is not")
  void key() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Answer.respond(asked -> Rig.fresh(asked.target(), 60)));

      rig.get("/?a=1#top");

      assertThat(rig.get("/?a=1#bottom").reason()).isEqualTo(Reason.FRESH);
      assertThat(rig.get("/?a=2").text()).isEqualTo("/?a=2");
    }
  }

  @Test
  @DisplayName("an answer that breaks off is not kept")
  void broken() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Rig.fresh("hello", 60).closeAfter(2));

      assertThat(rig.get("/").error()).isNotNull();

      assertThat(rig.stored("/")).isNull();
    }
  }

  @Test
  @DisplayName("RFC 9111, 7.3: cookies are set when they come, not again by a hit")
  void cookies() {
    HTTPCookieStorage jar = new HTTPCookieStorage();
    try (Rig rig = Rig.memory(it -> it.httpCookieStorage(jar))) {
      rig.server.route("/", Rig.fresh("hello", 60).header("Set-Cookie", "a=1"));
      rig.get("/");
      assertThat(jar.cookies()).hasSize(1);
      jar.deleteCookie(jar.cookies().get(0));

      assertThat(rig.get("/").reason()).isEqualTo(Reason.FRESH);

      assertThat(jar.cookies()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "disk"})
  @DisplayName("RFC 9111, 3.1: trailers are not combined with the header fields")
  void trailers(String tier) {
    try (Rig rig = rig(tier)) {
      rig.server.route(
          "/",
          Answer.raw(
              "HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nTrailer: X-Late\r\n"
                  + "Transfer-Encoding: chunked\r\n\r\n"
                  + "5\r\nhello\r\n0\r\nX-Late: yes\r\nCache-Control: no-store\r\n\r\n"));

      rig.get("/");
      Loaded second = rig.get("/");

      assertThat(second.outcome()).isEqualTo(Outcome.HIT);
      assertThat(second.text()).isEqualTo("hello");
      assertThat(second.response().value("X-Late")).isNull();
      assertThat(second.response().value("Cache-Control")).isEqualTo("max-age=60");
    }
  }
}
