// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.testing.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaryTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"memory", "disk"})
  @DisplayName("B-216: several variants are kept beside each other")
  void variants(String tier) {
    try (Rig rig = tier.equals("memory") ? Rig.memory() : Rig.disk(directory)) {
      rig.server.route(
          "/",
          Answer.respond(
              asked ->
                  Rig.fresh("in " + asked.header("Accept-Language").orElse("none"), 60)
                      .header("Vary", "Accept-Language")));
      rig.get("/", "Accept-Language", "de");
      Loaded other = rig.get("/", "Accept-Language", "fr");

      assertThat(other.reason()).isEqualTo(Reason.OTHER_VARIANT);
      assertThat(rig.get("/", "Accept-Language", "de").text()).isEqualTo("in de");
      assertThat(rig.get("/", "Accept-Language", "fr").text()).isEqualTo("in fr");
      assertThat(rig.requests()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("B-216: headers that the session adds by itself count, too")
  void automatic() {
    try (Rig rig = Rig.memory()) {
      rig.server.route(
          "/", Rig.fresh("x", 60).header("Vary", "Accept-Encoding, User-Agent, Accept"));

      rig.get("/");

      assertThat(rig.get("/").reason()).isEqualTo(Reason.FRESH);
      assertThat(rig.get("/", "Accept", "a/b").reason()).isEqualTo(Reason.OTHER_VARIANT);
    }
  }

  @Test
  @DisplayName("RFC 9111, 3.5: what came for one user's credentials is not given to another")
  void credentials() {
    try (Rig rig = Rig.memory()) {
      rig.server.route(
          "/",
          Answer.respond(
              asked -> Rig.fresh("for " + asked.header("Authorization").orElse("nobody"), 60)));

      rig.get("/", "Authorization", "Bearer a");

      assertThat(rig.get("/", "Authorization", "Bearer b").text()).isEqualTo("for Bearer b");
      assertThat(rig.get("/").text()).isEqualTo("for nobody");
      assertThat(rig.get("/", "Authorization", "Bearer a").reason()).isEqualTo(Reason.FRESH);
      assertThat(rig.requests()).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("RFC 9111, 4.1: Vary: * is asked for each time")
  void star() {
    try (Rig rig = Rig.memory()) {
      rig.server.route("/", Rig.fresh("x", 60).header("Vary", "*"));

      rig.get("/");
      rig.get("/");

      assertThat(rig.requests()).isEqualTo(2);
    }
  }
}
