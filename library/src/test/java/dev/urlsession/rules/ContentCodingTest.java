// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError.Code;
import dev.urlsession.testing.Answer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentCodingTest {

  private static final String TEXT = "many a mickle makes a muckle ".repeat(4_000);

  @AutoClose private final Rig rig = Rig.http();

  static Stream<Named<UnaryOperator<Answer>>> codings() {
    return Stream.of(
        Named.of("gzip", Answer::gzip),
        Named.of("deflate", Answer::deflate),
        Named.of("raw deflate", Answer::rawDeflate),
        Named.of("br", Answer::brotli));
  }

  @ParameterizedTest(name = "B-066, B-067: {0} bytes are delivered decoded, all and in order")
  @MethodSource("codings")
  @DisplayName("B-066, B-067: content codings are taken off")
  void decoded(UnaryOperator<Answer> coding) {
    rig.server.route("/", coding.apply(Answer.text(TEXT)).drip(500, java.time.Duration.ZERO));
    Told told = rig.get("/");
    assertThat(told.events()).containsExactly("response 200", "data", "complete");
    assertThat(told.text()).isEqualTo(TEXT);
  }

  @Test
  @DisplayName("B-067: gzip and deflate are offered unasked")
  void offered() {
    rig.server.route("/", Answer.text("x"));
    rig.get("/");
    assertThat(rig.server.requests().get(0).header("Accept-Encoding").orElse(""))
        .contains("gzip", "deflate");
  }

  @Test
  @DisplayName("B-067: who sets Accept-Encoding himself gets decoded bytes all the same")
  void ownOffer() {
    rig.server.route("/", Answer.text(TEXT).gzip());
    Told told = rig.load(rig.request("GET", "/").header("Accept-Encoding", "gzip;q=0.3").build());
    assertThat(told.text()).isEqualTo(TEXT);
    assertThat(rig.server.requests().get(0).headerValues("Accept-Encoding"))
        .containsExactly("gzip;q=0.3");
  }

  @Test
  @DisplayName("B-067: bytes that are not in the coding fail with -1015")
  void broken() {
    rig.server.route("/", Answer.text("this is no gzip").encodedAs("gzip"));
    Told told = rig.get("/");
    assertThat(told.code()).isEqualTo(Code.CANNOT_DECODE_RAW_DATA);
    assertThat(told.code().rawValue()).isEqualTo(-1015);
  }

  @Test
  @DisplayName("B-067: a coding nobody knows fails with -1016")
  void unknown() {
    rig.server.route("/", Answer.text("text").encodedAs("rot13"));
    Told told = rig.get("/");
    assertThat(told.code()).isEqualTo(Code.CANNOT_DECODE_CONTENT_DATA);
    assertThat(told.code().rawValue()).isEqualTo(-1016);
  }

  @Test
  @DisplayName("B-067: an empty body is empty whatever its coding says")
  void empty() {
    rig.server.route("/", Answer.empty(200).header("Content-Encoding", "gzip"));
    Told told = rig.get("/");
    assertThat(told.error()).isNull();
    assertThat(told.body()).isEmpty();
  }

  @Test
  @DisplayName("B-067: a body that decodes to more than maximumDecodedBytes fails with -1103")
  void bomb() {
    try (Rig small = Rig.http(configuration -> configuration.maximumDecodedBytes(1 << 20))) {
      small.server.route("/bomb", Answer.repeated((byte) 0, 256 << 20).gzip());
      Told told = small.get("/bomb");
      assertThat(told.code()).isEqualTo(Code.DATA_LENGTH_EXCEEDS_MAXIMUM);
      assertThat(told.body()).hasSizeLessThanOrEqualTo(1 << 20);
    }
  }
}
