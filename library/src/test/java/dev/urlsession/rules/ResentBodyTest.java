// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError.Code;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResentBodyTest {

  private static final int LENGTH = 300_000;

  @AutoClose private final Rig rig = Rig.http();
  @TempDir private Path directory;

  private Told redirected(int status, HTTPBody body) {
    rig.server.route("/a", Answer.redirect(status, "/b"));
    rig.server.route("/b", Answer.text("taken"));
    return rig.upload("/a", body);
  }

  private void assertResent(Told told) {
    assertThat(told.text()).isEqualTo("taken");
    assertThat(rig.server.requests())
        .extracting(request -> request.bodySha256())
        .containsExactly(Generated.sha256(3, LENGTH), Generated.sha256(3, LENGTH));
  }

  @ParameterizedTest(name = "B-130: {0} sends bytes again")
  @ValueSource(ints = {307, 308})
  @DisplayName("B-130: bytes are sent again")
  void bytes(int status) {
    assertResent(redirected(status, HTTPBody.ofBytes(Generated.bytes(3, 0, LENGTH))));
  }

  @ParameterizedTest(name = "B-130: {0} sends a file again")
  @ValueSource(ints = {307, 308})
  @DisplayName("B-130: a file is sent again")
  void file(int status) throws IOException {
    Path file = Files.write(directory.resolve("file"), Generated.bytes(3, 0, LENGTH));
    assertResent(redirected(status, HTTPBody.ofFile(file)));
  }

  @ParameterizedTest(name = "B-130: {0} sends a stream that can be made again, again")
  @ValueSource(ints = {307, 308})
  @DisplayName("B-130: a stream that can be made again is sent again without asking")
  void streams(int status) {
    Told told = redirected(status, HTTPBody.ofStreams(() -> Generated.inputStream(3, LENGTH)));
    assertResent(told);
    assertThat(told.events()).doesNotContain("body");
  }

  @ParameterizedTest(name = "B-085, B-130: {0} asks for a stream again")
  @ValueSource(ints = {307, 308})
  @DisplayName("B-085, B-130: a used stream is asked for again")
  void stream(int status) {
    rig.heard.bodies(() -> Generated.inputStream(3, LENGTH));
    Told told = redirected(status, HTTPBody.ofStream(Generated.inputStream(3, LENGTH)));
    assertResent(told);
    assertThat(told.events()).containsOnlyOnce("body");
  }

  @ParameterizedTest(name = "B-085, B-130: {0} fails without another stream")
  @ValueSource(ints = {307, 308})
  @DisplayName("B-085, B-130: a used stream that nobody replaces fails with -1021")
  void exhausted(int status) {
    Told told = redirected(status, HTTPBody.ofStream(Generated.inputStream(3, LENGTH)));
    assertThat(told.code()).isEqualTo(Code.REQUEST_BODY_STREAM_EXHAUSTED);
  }
}
