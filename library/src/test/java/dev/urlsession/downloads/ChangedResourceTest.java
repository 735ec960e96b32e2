// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.SEED;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.Generated;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangedResourceTest {

  @AutoClose private final Rig rig = new Rig();

  private static final String OTHER = Generated.sha256(SEED + 1, LENGTH);

  private static Answer other() {
    return Answer.generated(LENGTH, SEED + 1).ranges().header("ETag", "\"v2\"");
  }

  private static Answer whole() {
    return Answer.generated(LENGTH, SEED).ranges().header("ETag", "\"v1\"");
  }

  private static Answer partial(long from, int length, String range) {
    return Answer.bytes(Generated.bytes(SEED, from, length))
        .status(206)
        .header("ETag", "\"v1\"")
        .header("Content-Range", range);
  }

  static Stream<Named<Answer>> wrong() {
    return Stream.of(
        Named.of("another start", partial(CUT - 1, LENGTH - CUT + 1, "bytes 99999-299999/300000")),
        Named.of("another total", partial(CUT, LENGTH - CUT + 1, "bytes 100000-300000/300001")),
        Named.of("only a part", partial(CUT, CUT, "bytes 100000-199999/300000")),
        Named.of("a false length", partial(CUT, CUT, "bytes 100000-299999/300000")),
        Named.of("nonsense", partial(CUT, LENGTH - CUT, "bytes all/300000")),
        Named.of("no range", partial(CUT, LENGTH - CUT, "x").withoutHeader("Content-Range")),
        Named.of(
            "another version",
            partial(CUT, LENGTH - CUT, "bytes 100000-299999/300000").header("ETag", "\"v2\"")),
        Named.of(
            "several ranges",
            partial(CUT, LENGTH - CUT, "bytes 100000-299999/300000")
                .header("Content-Type", "multipart/byteranges; boundary=x")));
  }

  private void assertStartedAgain(Told told, String sha256) {
    assertThat(told.events())
        .containsExactly("resumed 0 of " + LENGTH, "wrote", "finished", "complete");
    assertThat(told.writes().stream().mapToLong(Told.Wrote::bytes).sum()).isEqualTo(LENGTH);
    assertThat(told.sha256()).isEqualTo(sha256);
  }

  @Test
  @DisplayName("B-119: 200 with another version starts again from the beginning, and says why")
  void changed() {
    rig.server.route("/", Answer.sequence(stopping(), other()));

    Told told = rig.resume(rig.stopped("/")).awaitEnd();
    assertStartedAgain(told, OTHER);
    assertThat(told.restartReason()).isEqualTo("The resource changed.");
    assertThat(rig.server.requestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("B-119: 200 from a server that forgot ranges starts again from the beginning")
  void ignored() {
    rig.server.route("/", Answer.sequence(stopping(), Answer.generated(LENGTH, SEED)));

    Told told = rig.resume(rig.stopped("/")).awaitEnd();
    assertStartedAgain(told, WHOLE);
    assertThat(told.restartReason()).startsWith("The server did not honour the range");
  }

  @Test
  @DisplayName("B-119: a shorter new version leaves nothing of the old one")
  void shorter() {
    rig.server.route("/", Answer.sequence(stopping(), Answer.text("short")));

    assertThat(rig.resume(rig.stopped("/")).awaitEnd().content()).asString().isEqualTo("short");
  }

  @ParameterizedTest(name = "B-121: a partial answer with {0} is never appended")
  @MethodSource("wrong")
  @DisplayName("B-121: a partial answer that does not fit is never appended")
  void notAppended(Answer answer) {
    rig.server.route("/", Answer.sequence(stopping(), answer, other()));

    assertStartedAgain(rig.resume(rig.stopped("/")).awaitEnd(), OTHER);
    assertThat(rig.server.requests().get(2).header("Range")).isEmpty();
    assertThat(rig.server.requests().get(2).header("If-Range")).isEmpty();
  }

  @Test
  @DisplayName("B-120: 416 with the total we hold: nothing was missing")
  void complete() {
    rig.server.route(
        "/",
        Answer.generated(CUT, SEED)
            .ranges()
            .header("ETag", "\"v1\"")
            .chunked()
            .gateAfter(CUT, new Gate()));
    Told told = rig.resume(rig.stopped("/")).awaitEnd();

    assertThat(told.events())
        .containsExactly("resumed " + CUT + " of " + CUT, "finished", "complete");
    assertThat(told.sha256()).isEqualTo(Generated.sha256(SEED, CUT));
    assertThat(rig.server.requestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("B-120: any other 416 starts again from the beginning")
  void unsatisfied() {
    Answer shrunk = Answer.empty(416).header("Content-Range", "bytes */5");
    rig.server.route("/", Answer.sequence(stopping(), shrunk, other()));

    assertStartedAgain(rig.resume(rig.stopped("/")).awaitEnd(), OTHER);
  }

  @ParameterizedTest(name = "B-113, B-124: after a {0} the same resume data go on later")
  @ValueSource(ints = {401, 429, 503})
  @DisplayName("B-113, B-124: an error that passes loses nothing of what was downloaded")
  void passingError(int status) {
    Answer sorry = Answer.text("sorry").status(status);
    rig.server.route("/", Answer.sequence(stopping(), sorry, whole()));
    byte[] data = rig.stopped("/");
    Told refused = rig.resume(data).awaitEnd();
    Told told = rig.resume(data).awaitEnd();

    assertThat(refused.content()).asString().isEqualTo("sorry");
    assertThat(told.events()).startsWith("resumed " + CUT + " of " + LENGTH);
    assertThat(told.sha256()).isEqualTo(Generated.sha256(SEED, LENGTH));
  }

  @ParameterizedTest(name = "B-113, B-124: {0} to a resumed download is delivered")
  @ValueSource(ints = {400, 404, 410})
  @DisplayName("B-113, B-124: an error to a resumed download is delivered")
  void error(int status) {
    rig.server.route("/", Answer.sequence(stopping(), Answer.text("sorry").status(status)));
    Told told = rig.resume(rig.stopped("/")).awaitEnd();

    assertThat(told.events()).containsExactly("wrote", "finished", "complete");
    assertThat(told.content()).asString().isEqualTo("sorry");
  }
}
