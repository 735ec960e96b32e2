// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.testing.Answer;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

  @AutoClose private final Rig rig = Rig.http();
  @TempDir Path directory;

  private final Locked.Keys keys = new Locked.Keys(Locked.KEY);

  private DigestServer serve(String algorithm, String qop) {
    DigestServer server = new DigestServer(algorithm, qop);
    rig.server.route("/a*", server.answer(Answer.text("inside")));
    rig.heard.onChallenge = keys;
    return server;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MD5", "MD5-sess", "SHA-256", "SHA-256-sess", "SHA-512-256", "SHA-512-256-sess"})
  @DisplayName("B-152, B-161: Digest opens; later requests count on without being asked")
  void opens(String algorithm) {
    serve(algorithm, "auth");
    assertThat(rig.get("/a?q=%20").text()).isEqualTo("inside");
    assertThat(rig.get("/a/b").text()).isEqualTo("inside");
    assertThat(rig.get("/a/c").text()).isEqualTo("inside");
    assertThat(keys.challenges).hasSize(1);
    assertThat(rig.server.requestCount()).isEqualTo(4);
  }

  @Test
  @DisplayName("B-157: a stale nonce is answered with a new one, and is no failure")
  void stale() {
    DigestServer server = serve("SHA-256", "auth");
    assertThat(rig.get("/a").text()).isEqualTo("inside");
    server.renew("nonce-2");
    assertThat(rig.get("/a").text()).isEqualTo("inside");
    assertThat(keys.challenges).hasSize(1);
    assertThat(rig.server.requestCount()).isEqualTo(4);
  }

  @Test
  @DisplayName("B-157: a server that calls every nonce stale is asked a few times only")
  void alwaysStale() {
    rig.server.route("/a", Locked.refusal("Digest realm=r, nonce=n, qop=auth, stale=true"));
    rig.heard.onChallenge = keys;
    assertThat(rig.get("/a").http().statusCode()).isEqualTo(401);
    assertThat(rig.server.requestCount()).isLessThan(50);
  }

  @Test
  @DisplayName("B-170: auth-int covers a body in memory, from a file and from streams")
  void covered() throws Exception {
    serve("SHA-256", "auth-int");
    Path file = Files.write(directory.resolve("body"), new byte[200_000]);
    assertThat(rig.get("/a").text()).isEqualTo("inside");
    assertThat(rig.upload("/a", HTTPBody.ofString("hello")).text()).isEqualTo("inside");
    assertThat(rig.upload("/a", HTTPBody.ofFile(file)).text()).isEqualTo("inside");
    assertThat(
            rig.upload("/a", HTTPBody.ofStreams(() -> new ByteArrayInputStream(new byte[100_000])))
                .text())
        .isEqualTo("inside");
    assertThat(rig.server.requests().get(3).bodyLength()).isEqualTo(200_000);
  }

  @Test
  @DisplayName("B-155: auth-int over a stream that comes once cannot be answered")
  void once() {
    serve("MD5", "auth-int");
    rig.heard.bodies(() -> new ByteArrayInputStream(new byte[10]));
    Told told = rig.upload("/a", HTTPBody.ofStream(new ByteArrayInputStream(new byte[10])));
    assertThat(told.http().statusCode()).isEqualTo(401);
    assertThat(keys.challenges).isEmpty();
  }
}
