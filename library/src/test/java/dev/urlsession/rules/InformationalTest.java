// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.testing.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InformationalTest {

  @AutoClose private final Rig rig = Rig.http();

  @Test
  @DisplayName("B-073: informational responses come before the final one, in order")
  void inOrder() {
    rig.server.route(
        "/",
        Answer.text("text")
            .informational(100)
            .informational(103, "Link", "</a.css>")
            .informational(104));
    assertThat(rig.get("/").events())
        .containsExactly(
            "informed 100", "informed 103", "informed 104", "response 200", "data", "complete");
  }

  @Test
  @DisplayName("B-073: 101 is the final response")
  void switching() {
    rig.server.route("/", Answer.raw("HTTP/1.1 101 Switching\r\nUpgrade: other\r\n\r\n"));
    assertThat(rig.get("/").events()).containsExactly("response 101", "complete");
  }

  @Test
  @DisplayName("B-073: an upload hears informational responses, and its connection is kept")
  void upload() {
    rig.server.route("/", Answer.text("text").informational(100));
    assertThat(rig.upload("/", HTTPBody.ofString("body")).events())
        .containsSubsequence("informed 100", "response 200", "data", "complete");
    assertThat(rig.get("/").error()).isNull();
    assertThat(rig.server.connections()).isEqualTo(1);
  }
}
