// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CredentialsOnRedirectTest {

  @AutoClose private final Rig rig = Rig.http();
  @AutoClose private final LoopbackServer other = LoopbackServer.start();

  private final Locked.Keys keys = new Locked.Keys(Locked.KEY);

  @BeforeEach
  void answers() {
    rig.heard.onChallenge = keys;
    other.fallback(Answer.text("elsewhere"));
  }

  private void redirects(int status, String to) {
    rig.server.route("/from", Locked.basic(Answer.redirect(status, to)));
  }

  @Test
  @DisplayName("B-140: what opened one origin is not shown to another")
  void otherOrigin() {
    redirects(302, other.uri("/to").toString());
    assertThat(rig.get("/from").text()).isEqualTo("elsewhere");
    assertThat(other.requests().get(0).header("Authorization")).isEmpty();
  }

  @Test
  @DisplayName("B-140: another origin asks for itself, in a space of its own")
  void otherSpace() {
    redirects(307, other.uri("/to").toString());
    other.route("/to", Locked.basic(Answer.text("elsewhere")));
    assertThat(rig.get("/from").text()).isEqualTo("elsewhere");
    assertThat(keys.challenges)
        .extracting(challenge -> challenge.protectionSpace().port())
        .containsExactly(rig.server.port(), other.port());
    assertThat(keys.challenges)
        .extracting(URLAuthenticationChallenge::previousFailureCount)
        .containsOnly(0);
    assertThat(Locked.shown(other.requests())).containsExactly(null, Locked.header("user", "pass"));
  }

  @Test
  @DisplayName("B-140: user and password in the URL stay with their origin")
  void inURL() {
    redirects(302, other.uri("/to").toString());
    URI url = URI.create("http://user:pass@127.0.0.1:" + rig.server.port() + "/from");
    assertThat(rig.load(dev.urlsession.URLRequest.of(url)).text()).isEqualTo("elsewhere");
    other.route("/to", Locked.basic(Answer.text("elsewhere")));
    rig.heard.onChallenge = null;
    assertThat(rig.load(dev.urlsession.URLRequest.of(url)).http().statusCode()).isEqualTo(401);
    assertThat(Locked.shown(other.requests())).containsOnlyNulls();
  }

  @Test
  @DisplayName("B-140, B-161: the same origin needs no second question")
  void sameOrigin() {
    redirects(302, "/deep/to");
    rig.server.route("/deep/to", Locked.basic(Answer.text("inside")));
    assertThat(rig.get("/from").text()).isEqualTo("inside");
    assertThat(keys.challenges).hasSize(1);
  }
}
