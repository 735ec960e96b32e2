// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EarlyAnswerTest {

  private static final int LENGTH = 64 << 20;

  @AutoClose private final Rig rig = Rig.http();

  @Test
  @DisplayName("B-088: an answer before the upload is done is delivered, the rest is not sent")
  void wins() {
    rig.server.route("/", Answer.text("too much").status(413).stopReading());
    Told told = rig.upload("/", HTTPBody.ofStream(Generated.inputStream(1, LENGTH)));
    assertThat(told.error()).isNull();
    assertThat(told.http().statusCode()).isEqualTo(413);
    assertThat(told.text()).isEqualTo("too much");
  }

  @Test
  @DisplayName("B-088: the connection of an upload cut short is not used again")
  void notReused() {
    rig.server.route("/", Answer.text("too much").status(413).stopReading());
    rig.server.route("/next", Answer.text("next"));
    rig.upload("/", HTTPBody.ofStream(Generated.inputStream(1, LENGTH)));
    assertThat(rig.get("/next").text()).isEqualTo("next");
    assertThat(rig.server.connections()).isEqualTo(2);
  }
}
