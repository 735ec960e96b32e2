// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5861, and what is used stale because the request says so. */
class StaleTest {

  private static Answer answer(String text, String more) {
    return Answer.text(text)
        .header("Cache-Control", "max-age=10, " + more)
        .header("ETag", "\"" + text + "\"");
  }

  @Test
  @DisplayName("RFC 5861, 3: stale is given at once and asked for again, once, behind the user")
  void staleWhileRevalidate() {
    try (Rig rig = Rig.memory()) {
      Gate gate = new Gate();
      rig.server.route(
          "/",
          Answer.sequence(
              answer("old", "stale-while-revalidate=60"),
              answer("new", "stale-while-revalidate=60").gate(gate)));
      rig.get("/");
      rig.time.advance(11);

      Loaded stale = rig.get("/");
      Loaded again = rig.get("/");

      assertThat(stale.text()).isEqualTo("old");
      assertThat(stale.reason()).isEqualTo(Reason.STALE_WHILE_REVALIDATE);
      assertThat(again.text()).isEqualTo("old");
      gate.awaitArrivals(1, Duration.ofSeconds(Rig.PATIENCE_SECONDS));
      gate.open();
      await()
          .atMost(Duration.ofSeconds(Rig.PATIENCE_SECONDS))
          .until(() -> rig.stored("/").value("ETag").equals("\"new\""));
      assertThat(rig.get("/").text()).isEqualTo("new");
      assertThat(rig.requests()).isEqualTo(2);
      assertThat(rig.server.requests().get(1).header("If-None-Match")).hasValue("\"old\"");
    }
  }

  @Test
  @DisplayName("RFC 5861, 3: a 304 makes what was given stale fresh again")
  void refreshed() {
    try (Rig rig = Rig.memory()) {
      rig.server.route(
          "/",
          Answer.sequence(
              answer("old", "stale-while-revalidate=60"),
              Answer.empty(304).header("Cache-Control", "max-age=99")));
      rig.get("/");
      rig.time.advance(11);
      rig.get("/");

      await()
          .atMost(Duration.ofSeconds(Rig.PATIENCE_SECONDS))
          .until(() -> rig.stored("/").value("Cache-Control").equals("max-age=99"));

      assertThat(rig.get("/").reason()).isEqualTo(Reason.FRESH);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("RFC 5861, 4: stale-if-error stands in for a failing server or network")
  void staleIfError(boolean network) {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Answer.sequence(answer("old", "stale-if-error=60"), Answer.empty(503)));
      rig.get("/");
      rig.time.advance(11);
      if (network) {
        rig.goOffline();
      }

      Loaded second = rig.get("/");

      assertThat(second.text()).isEqualTo("old");
      assertThat(second.reason()).isEqualTo(Reason.STALE_IF_ERROR);
      assertThat(second.error()).isNull();
    }
  }

  @Test
  @DisplayName("RFC 5861, 4: also for a response without a validator, and no longer than allowed")
  void withoutValidator() {
    try (Rig rig = Rig.memory()) {
      rig.server.route(
          "/",
          Answer.sequence(
              answer("old", "stale-if-error=60").withoutHeader("ETag"), Answer.empty(500)));
      rig.get("/");
      rig.time.advance(11);
      assertThat(rig.get("/").text()).isEqualTo("old");

      rig.time.advance(60);
      assertThat(rig.get("/").status()).isEqualTo(500);
    }
  }

  @Test
  @DisplayName("RFC 9111, 4.2.4: without being allowed to, nothing stale stands in for a failure")
  void notAllowed() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Rig.fresh("old", 10).header("ETag", "\"1\""));
      rig.get("/");
      rig.time.advance(11);
      rig.goOffline();

      assertThat(rig.get("/").error()).isNotNull();
    }
  }

  @Test
  @DisplayName("RFC 9111, 5.2.1.2: max-stale of the request is served, with its age")
  void maxStale() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Rig.fresh("old", 10));
      rig.get("/");
      rig.time.advance(15);

      Loaded second = rig.get("/", "Cache-Control", "max-stale=5");

      assertThat(second.reason()).isEqualTo(Reason.ACCEPTED_STALE);
      assertThat(second.response().value("Age")).isEqualTo("15");
      assertThat(rig.requests()).isEqualTo(1);
    }
  }
}
