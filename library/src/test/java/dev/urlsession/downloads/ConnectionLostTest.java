// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionLostTest {

  @AutoClose private final Rig rig = new Rig();

  static Stream<Named<Answer>> breaks() {
    return Stream.of(
        Named.of("reset", resource().resetAfter(CUT + 1)),
        Named.of("closed", resource().closeAfter(CUT + 1)));
  }

  private Told broken(Answer answer) {
    Gate gate = new Gate();
    rig.server.route("/", Answer.sequence(answer.gateAfter(CUT, gate), resource()));
    Told told = rig.download("/").awaitWritten(CUT);
    gate.open();
    return told.awaitEnd();
  }

  @ParameterizedTest(
      name = "B-112, B-116: a {0} connection gives resume data, with which it goes on")
  @MethodSource("breaks")
  @DisplayName("B-112, B-116: a lost connection gives resume data, with which the download goes on")
  void lost(Answer answer) {
    Told first = broken(answer);
    assertThat(first.events()).containsExactly("wrote", "complete -1005");
    Told told = rig.resume(first.resumeData()).awaitEnd();

    assertThat(told.events().get(0)).matches("resumed 10000[01] of " + LENGTH);
    assertThat(told.sha256()).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("B-116: a resumed download that is not answered keeps its resume data")
  void unanswered() {
    Told first = broken(resource().closeAfter(CUT + 1));
    rig.server.refuseConnections();
    Told second = rig.resume(first.resumeData()).awaitEnd();
    assertThat(second.events()).containsExactly("complete -1004");
    rig.server.acceptConnections();
    Told third = rig.resume(second.resumeData()).awaitEnd();

    assertThat(third.sha256()).isEqualTo(WHOLE);
    assertThat(third.events().get(0)).startsWith("resumed 10000");
  }

  @Test
  @DisplayName("B-116: a timeout in the middle gives resume data")
  void silent() {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    Told first = rig.download("/").awaitWritten(CUT);
    rig.time.advance(Duration.ofSeconds(61));
    assertThat(first.awaitEnd().errorCode()).isEqualTo(-1001);

    assertThat(rig.resume(first.resumeData()).awaitEnd().sha256()).isEqualTo(WHOLE);
  }
}
