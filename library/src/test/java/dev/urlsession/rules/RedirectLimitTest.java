// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError.Code;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RedirectLimitTest {

  @AutoClose private final Rig rig = Rig.timed(configuration -> configuration);

  @Test
  @DisplayName("B-139: 20 redirects are followed, on one connection")
  void twenty() {
    rig.server.redirectChain("/chain", 20);
    assertThat(rig.get("/chain").text()).isEqualTo("arrived");
    assertThat(rig.server.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-139: the 21st redirect fails with -1007 and the URL it leads to")
  void twentyOne() {
    rig.server.redirectChain("/chain", 21);
    Told told = rig.get("/chain");
    assertThat(told.code()).isEqualTo(Code.HTTP_TOO_MANY_REDIRECTS);
    assertThat(told.code().rawValue()).isEqualTo(-1007);
    assertThat(told.error().failingURL()).isEqualTo(rig.uri("/chain/21"));
    assertThat(rig.server.requestCount()).isEqualTo(21);
  }

  @Test
  @DisplayName("B-139: the limit can be set")
  void configured() {
    try (Rig strict = Rig.http(configuration -> configuration.maximumRedirects(1))) {
      strict.server.redirectChain("/one", 1);
      strict.server.redirectChain("/two", 2);
      assertThat(strict.get("/one").text()).isEqualTo("arrived");
      assertThat(strict.get("/two").code()).isEqualTo(Code.HTTP_TOO_MANY_REDIRECTS);
    }
  }

  @Test
  @DisplayName("B-139: a loop ends")
  void loop() {
    rig.server.route("/a", Answer.redirect(302, "/b"));
    rig.server.route("/b", Answer.redirect(302, "/a"));
    assertThat(rig.get("/a").code()).isEqualTo(Code.HTTP_TOO_MANY_REDIRECTS);
  }

  @Test
  @DisplayName("B-142: each hop has the idle interval of the original request")
  void idle() {
    Gate first = new Gate();
    Gate second = new Gate();
    rig.server.route("/a", Answer.redirect(302, "/b").gate(first));
    rig.server.route("/b", Answer.text("arrived").gate(second));
    Told told =
        rig.start(
            rig.session.dataTask(
                rig.request("GET", "/a").timeoutInterval(Duration.ofSeconds(100)).build()));
    first.awaitArrivals(1, Rig.PATIENCE);
    rig.advance(Duration.ofSeconds(90));
    first.open();
    second.awaitArrivals(1, Rig.PATIENCE);
    rig.advance(Duration.ofSeconds(90));
    assertThat(told.ends()).isZero();
    rig.advance(Duration.ofSeconds(20));
    assertThat(told.awaitEnd().code()).isEqualTo(Code.TIMED_OUT);
  }
}
