// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MixedReplaceTest {

  private static final String PARTS =
      "--frame\r\nContent-Type: text/plain\r\n\r\none\r\n"
          + "--frame\r\nContent-Type: text/html\r\n\r\ntwo, longer\r\n"
          + "--frame--\r\nan epilogue nobody wants";

  @AutoClose private final Rig rig = Rig.http();

  private void serve() {
    rig.server.route(
        "/",
        Answer.text(PARTS)
            .header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
            .drip(7, java.time.Duration.ofMillis(1)));
  }

  @Test
  @DisplayName("B-065: each part is a response, and data belong to the latest")
  void parts() {
    serve();
    assertThat(rig.get("/").events().stream().distinct())
        .containsExactly("response 200", "data", "complete");
    assertThat(rig.get("/").events())
        .startsWith("response 200", "response 200", "data")
        .filteredOn("response 200"::equals)
        .hasSize(3);
  }

  @Test
  @DisplayName("B-065: a handler gets the last part")
  void lastPart() throws Exception {
    serve();
    var result = rig.session.data(rig.server.uri("/")).get(60, TimeUnit.SECONDS);
    assertThat(new String(result.data(), StandardCharsets.UTF_8)).isEqualTo("two, longer");
    assertThat(result.response().mimeType()).isEqualTo("text/html");
  }
}
