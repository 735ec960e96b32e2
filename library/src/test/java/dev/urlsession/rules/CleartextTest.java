// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.CleartextPolicy;
import dev.urlsession.URLError.Code;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CleartextTest {

  @Test
  @DisplayName("B-242: http is refused with -1022, before anything is sent")
  void refused() {
    try (Rig rig = Rig.http(c -> c.cleartextPolicy(CleartextPolicy.FORBIDDEN))) {
      Told told = rig.get("/a");
      assertThat(told.events())
          .containsExactly("complete APP_TRANSPORT_SECURITY_REQUIRES_SECURE_CONNECTION");
      assertThat(told.error().code().rawValue()).isEqualTo(-1022);
      assertThat(told.error().failingURL()).isEqualTo(rig.uri("/a"));
      assertThat(rig.server.connections()).isZero();
    }
  }

  @Test
  @DisplayName("B-242: an exception lets it through")
  void excepted() {
    try (Rig rig =
        Rig.http(c -> c.cleartextPolicy(CleartextPolicy.FORBIDDEN.except("127.0.0.1")))) {
      rig.server.route("/a", Answer.text("a"));
      assertThat(rig.get("/a").text()).isEqualTo("a");
    }
  }

  @Test
  @DisplayName("B-144: a redirect from https to http is refused as well")
  void downgrade() {
    try (Rig rig = Rig.tls(c -> c.cleartextPolicy(CleartextPolicy.FORBIDDEN));
        LoopbackServer plain = LoopbackServer.start()) {
      rig.server.route("/a", Answer.redirect(302, plain.uri("/b").toString()));
      Told told = rig.get("/a");
      assertThat(told.code()).isEqualTo(Code.APP_TRANSPORT_SECURITY_REQUIRES_SECURE_CONNECTION);
      assertThat(told.error().failingURL()).isEqualTo(plain.uri("/b"));
      assertThat(plain.connections()).isZero();
    }
  }
}
