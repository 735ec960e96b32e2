// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError.Code;
import dev.urlsession.testing.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseHeadTest {

  @AutoClose
  private final Rig rig =
      Rig.http(configuration -> configuration.maximumHeaderBytes(8_192).maximumHeaderCount(50));

  private Told answered(String fields) {
    rig.server.route("/", Answer.raw("HTTP/1.1 200 OK\r\n" + fields + "\r\nhi"));
    return rig.get("/");
  }

  @Test
  @DisplayName("B-071: a value needs no blank after the colon")
  void noBlank() {
    assertThat(answered("Content-Length:2\r\nX-A:b\r\n").http().value("x-a")).isEqualTo("b");
  }

  @Test
  @DisplayName("B-071: a folded line is one value, the fold one blank")
  void folded() {
    Told told = answered("Content-Length: 2\r\nX-A: one\r\n  two\r\n\tthree\r\n");
    assertThat(told.http().value("X-A")).isEqualTo("one two three");
    assertThat(told.text()).isEqualTo("hi");
  }

  @Test
  @DisplayName("B-071: an empty value and a value with colons are kept")
  void values() {
    Told told = answered("Content-Length: 2\r\nX-A:\r\nX-B: a:b:c\r\n");
    assertThat(told.http().value("X-A")).isEmpty();
    assertThat(told.http().value("X-B")).isEqualTo("a:b:c");
  }

  @Test
  @DisplayName("B-071: lines that end in LF only are understood")
  void lineFeeds() {
    rig.server.route("/", Answer.raw("HTTP/1.1 200 OK\nContent-Length: 2\nX-A: b\n\nhi"));
    Told told = rig.get("/");
    assertThat(told.text()).isEqualTo("hi");
    assertThat(told.http().value("X-A")).isEqualTo("b");
  }

  @Test
  @DisplayName("B-071: a head longer than maximumHeaderBytes fails with -1103")
  void tooLong() {
    Told told = answered("X-A: " + "a".repeat(10_000) + "\r\n");
    assertThat(told.events()).containsExactly("complete DATA_LENGTH_EXCEEDS_MAXIMUM");
  }

  @Test
  @DisplayName("B-071: more fields than maximumHeaderCount fail with -1103")
  void tooMany() {
    Told told = answered("X-A: b\r\n".repeat(51));
    assertThat(told.events()).containsExactly("complete DATA_LENGTH_EXCEEDS_MAXIMUM");
  }

  @Test
  @DisplayName("B-071: as many fields as maximumHeaderCount are fine")
  void many() {
    Told told = answered("Content-Length: 2\r\n" + "X-A: b\r\n".repeat(49));
    assertThat(told.http().headers().values("X-A")).hasSize(49);
  }

  @ParameterizedTest(name = "B-069: {0} is no HTTP")
  @ValueSource(
      strings = {
        "Content-Length: two\r\n",
        "Content-Length: -2\r\n",
        "Content-Length: 2\r\nContent-Length: 3\r\n"
      })
  @DisplayName("B-069: lengths that mean nothing are errors")
  void lengths(String fields) {
    assertThat(answered(fields).code()).isEqualTo(Code.CANNOT_PARSE_RESPONSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NoColon\r\n", "No colon\r\n", "No-Colon \t\r\n", "A: b\r\nNo colon\r\n"})
  @DisplayName("B-069: a header line without a colon is an error")
  void noColon(String line) {
    Told told = answered("Content-Length: 2\r\n" + line);
    assertThat(told.events()).containsExactly("complete CANNOT_PARSE_RESPONSE");
  }

  @Test
  @DisplayName("B-069: spaces before the colon are forgiven, as every other client does")
  void spaceBeforeColon() {
    Told told = answered("Content-Length: 2\r\nName \t : value\r\n");
    assertThat(told.http().value("Name")).isEqualTo("value");
  }

  @Test
  @DisplayName("B-069: a chunk whose size is no number fails after what came before it")
  void badChunk() {
    rig.server.route("/", Answer.text("twelve bytes").badChunkAfter(6));
    Told told = rig.get("/");
    assertThat(told.code()).isEqualTo(Code.CANNOT_PARSE_RESPONSE);
    assertThat(told.text()).isEqualTo("twelve");
  }
}
