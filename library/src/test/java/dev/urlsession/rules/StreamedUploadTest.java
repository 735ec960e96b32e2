// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.testing.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamedUploadTest {

  @AutoClose private final Rig rig = Rig.http();

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private Told streamed(String path) {
    URLRequest request = rig.request("POST", path).build();
    return rig.start(rig.session.uploadTaskWithStreamedRequest(request)).awaitEnd();
  }

  @Test
  @DisplayName("B-085: a streamed upload asks for its body once, before the first byte")
  void once() {
    rig.heard.bodies(() -> stream("streamed"));
    rig.server.route("/", Answer.text("taken"));
    Told told = streamed("/");
    assertThat(told.events())
        .containsExactly("body", "sent 8/-1", "response 200", "data", "complete");
    assertThat(rig.server.requests().get(0).bodyText()).isEqualTo("streamed");
  }

  @Test
  @DisplayName("B-085: a redirect that keeps the method asks for the body again")
  void again() {
    rig.heard.bodies(() -> stream("streamed"));
    rig.server.route("/a", Answer.redirect(307, "/b"));
    rig.server.route("/b", Answer.text("taken"));
    Told told = streamed("/a");
    assertThat(told.events().stream().filter("body"::equals)).hasSize(2);
    assertThat(told.text()).isEqualTo("taken");
    assertThat(rig.server.requests().get(1).bodyText()).isEqualTo("streamed");
  }

  @Test
  @DisplayName("B-085: answering without a body fails with -1021, nothing is sent")
  void none() {
    rig.heard.bodies(() -> null);
    rig.server.route("/", Answer.text("taken"));
    Told told = streamed("/");
    assertThat(told.code()).isEqualTo(Code.REQUEST_BODY_STREAM_EXHAUSTED);
    assertThat(told.code().rawValue()).isEqualTo(-1021);
    assertThat(rig.server.requestCount()).isZero();
  }

  @Test
  @DisplayName("B-085: a delegate without the method fails the task with -1021")
  void unimplemented() {
    rig.server.route("/", Answer.text("taken"));
    assertThat(streamed("/").code()).isEqualTo(Code.REQUEST_BODY_STREAM_EXHAUSTED);
  }

  @Test
  @DisplayName("B-086: the request's stream is used first, the delegate is asked for the next")
  void ownStreamFirst() {
    rig.heard.bodies(() -> stream("second"));
    rig.server.route("/a", Answer.redirect(308, "/b"));
    rig.server.route("/b", Answer.text("taken"));
    HTTPBody body = HTTPBody.ofStream(stream("first"));
    Told told = rig.load(rig.request("POST", "/a").httpBody(body).build());
    assertThat(told.text()).isEqualTo("taken");
    assertThat(rig.server.requests())
        .extracting(request -> request.bodyText())
        .containsExactly("first", "second");
  }

  @Test
  @DisplayName("B-081, B-085: a stream shorter than promised fails with -1021")
  void shorter() {
    rig.server.route("/", Answer.text("taken"));
    URLRequest request = rig.request("POST", "/").header("Content-Length", "100").build();
    Told told =
        rig.start(rig.session.uploadTask(request, HTTPBody.ofStream(stream("short")))).awaitEnd();
    assertThat(told.events()).endsWith("complete REQUEST_BODY_STREAM_EXHAUSTED");
    assertThat(told.response()).isNull();
  }

  @Test
  @DisplayName("B-081, B-087: a stream longer than promised fails with -1103")
  void longer() {
    rig.server.route("/", Answer.text("taken"));
    URLRequest request = rig.request("POST", "/").header("Content-Length", "3").build();
    Told told =
        rig.start(rig.session.uploadTask(request, HTTPBody.ofStream(stream("longer")))).awaitEnd();
    assertThat(told.events()).containsExactly("complete DATA_LENGTH_EXCEEDS_MAXIMUM");
  }

  @Test
  @DisplayName("B-085: a stream that cannot be read fails with -1021 and its cause")
  void unreadable() {
    rig.server.route("/", Answer.text("taken"));
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("no tape in the drive");
          }
        };
    Told told = rig.upload("/", HTTPBody.ofStream(broken));
    assertThat(told.code()).isEqualTo(Code.REQUEST_BODY_STREAM_EXHAUSTED);
    assertThat(told.error()).hasRootCauseMessage("no tape in the drive");
  }

  @Test
  @DisplayName("B-085: on a connection used before, a body that fails is not taken for a dead one")
  void notStale() {
    rig.server.route("/", Answer.text("taken"));
    rig.get("/");
    URLRequest request = rig.request("PUT", "/").header("Content-Length", "100").build();
    Told told =
        rig.start(rig.session.uploadTask(request, HTTPBody.ofStream(stream("short")))).awaitEnd();
    assertThat(told.events()).doesNotContain("body");
    assertThat(told.code()).isEqualTo(Code.REQUEST_BODY_STREAM_EXHAUSTED);
    assertThat(rig.server.connections()).isEqualTo(1);
  }
}
