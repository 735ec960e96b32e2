// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError.Code;
import dev.urlsession.testing.Answer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticatedBodyTest {

  @AutoClose private final Rig rig = Rig.http();
  @TempDir Path directory;

  @BeforeEach
  void answers() {
    rig.server.route("/a", Locked.basic(Answer.text("inside")));
    rig.heard.onChallenge = new Locked.Keys(Locked.KEY);
  }

  private void arrivesTwice(HTTPBody body) {
    assertThat(rig.upload("/a", body).text()).isEqualTo("inside");
    assertThat(rig.server.requests())
        .extracting(request -> request.bodyText())
        .containsExactly("content", "content");
  }

  @Test
  @DisplayName("B-170: bytes are sent again")
  void bytes() {
    arrivesTwice(HTTPBody.ofString("content"));
  }

  @Test
  @DisplayName("B-170: a file is sent again")
  void file() throws Exception {
    arrivesTwice(HTTPBody.ofFile(Files.writeString(directory.resolve("a"), "content")));
  }

  @Test
  @DisplayName("B-085, B-170: for a stream the delegate is asked again")
  void stream() {
    rig.heard.bodies(() -> new ByteArrayInputStream("content".getBytes(StandardCharsets.UTF_8)));
    Told told =
        rig.start(rig.session.uploadTaskWithStreamedRequest(rig.request("POST", "/a").build()))
            .awaitEnd();
    assertThat(told.text()).isEqualTo("inside");
    assertThat(Collections.frequency(told.events(), "body")).isEqualTo(2);
    assertThat(told.events()).containsSubsequence("body", "challenge HTTP_BASIC", "body");
    assertThat(rig.server.requests().get(1).bodyText()).isEqualTo("content");
  }

  @Test
  @DisplayName("B-085: without another stream the task ends with -1021")
  void exhausted() {
    assertThat(
            rig.upload(
                    "/a",
                    HTTPBody.ofStream(
                        new ByteArrayInputStream("content".getBytes(StandardCharsets.UTF_8))))
                .code())
        .isEqualTo(Code.REQUEST_BODY_STREAM_EXHAUSTED);
  }
}
