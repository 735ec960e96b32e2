// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.MultipartFormData;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionUploadTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import dev.urlsession.testing.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadBodyTest {

  private static final int LENGTH = 3_000_000;

  @AutoClose private final Rig rig = Rig.http();
  @TempDir private Path directory;

  @BeforeEach
  void answers() {
    rig.server.route("/", Answer.text("taken"));
  }

  private RecordedRequest sent(HTTPBody body) {
    Told told = rig.upload("/", body);
    assertThat(told.error()).isNull();
    assertThat(told.text()).isEqualTo("taken");
    return rig.server.requests().get(rig.server.requestCount() - 1);
  }

  private Path file() throws IOException {
    return Files.write(directory.resolve("file"), Generated.bytes(4, 0, LENGTH));
  }

  @Test
  @DisplayName("B-081: bytes go with their length")
  void bytes() {
    RecordedRequest request = sent(HTTPBody.ofBytes(Generated.bytes(4, 0, LENGTH)));
    assertThat(request.headerValues("Content-Length")).containsExactly("" + LENGTH);
    assertThat(request.header("Transfer-Encoding")).isEmpty();
    assertThat(request.bodySha256()).isEqualTo(Generated.sha256(4, LENGTH));
  }

  @Test
  @DisplayName("B-081: a file goes with its length")
  void fromFile() throws IOException {
    RecordedRequest request = sent(HTTPBody.ofFile(file()));
    assertThat(request.headerValues("Content-Length")).containsExactly("" + LENGTH);
    assertThat(request.bodySha256()).isEqualTo(Generated.sha256(4, LENGTH));
  }

  @Test
  @DisplayName("B-081, B-086: a stream goes in chunks")
  void stream() {
    RecordedRequest request = sent(HTTPBody.ofStream(Generated.inputStream(4, LENGTH)));
    assertThat(request.headerValues("Transfer-Encoding")).containsExactly("chunked");
    assertThat(request.header("Content-Length")).isEmpty();
    assertThat(request.bodySha256()).isEqualTo(Generated.sha256(4, LENGTH));
  }

  @Test
  @DisplayName("B-081: a stream whose length the request tells goes with that length")
  void streamOfKnownLength() {
    URLRequest request = rig.request("POST", "/").header("Content-Length", "" + LENGTH).build();
    HTTPBody body = HTTPBody.ofStream(Generated.inputStream(4, LENGTH));
    URLSessionUploadTask task = rig.session.uploadTask(request, body);
    assertThat(task.countOfBytesExpectedToSend()).isEqualTo(LENGTH);
    assertThat(rig.start(task).awaitEnd().error()).isNull();
    RecordedRequest sent = rig.server.requests().get(0);
    assertThat(sent.headerValues("Content-Length")).containsExactly("" + LENGTH);
    assertThat(sent.bodySha256()).isEqualTo(Generated.sha256(4, LENGTH));
  }

  @Test
  @DisplayName("B-081: a form of parts goes with its length and type")
  void parts() throws IOException {
    MultipartFormData form =
        MultipartFormData.builder().field("name", "value").file("file", file()).build();
    RecordedRequest request = sent(HTTPBody.ofMultipart(form));
    assertThat(request.header("Content-Type")).contains(form.contentType());
    assertThat(request.bodyLength()).isEqualTo(form.contentLength());
    assertThat(request.headerValues("Content-Length")).containsExactly("" + form.contentLength());
  }

  @Test
  @DisplayName("B-080: the task's body overrides the request's")
  void overrides() {
    URLRequest request = rig.request("POST", "/").httpBody(HTTPBody.ofString("old")).build();
    rig.start(rig.session.uploadTask(request, HTTPBody.ofString("new one"))).awaitEnd();
    assertThat(rig.server.requests().get(0).bodyText()).isEqualTo("new one");
  }

  @Test
  @DisplayName("B-081: an empty body has length 0, and so has a POST without body")
  void empty() {
    assertThat(sent(HTTPBody.ofBytes(new byte[0])).headerValues("Content-Length"))
        .containsExactly("0");
    rig.load(rig.request("POST", "/").build());
    assertThat(rig.server.requests().get(1).headerValues("Content-Length")).containsExactly("0");
  }

  @Test
  @DisplayName("B-082: the expected count is the length, -1 for streams, 0 without body")
  void expected() throws IOException {
    URLRequest post = rig.request("POST", "/").build();
    assertThat(rig.session.uploadTask(post, new byte[7]).countOfBytesExpectedToSend()).isEqualTo(7);
    assertThat(rig.session.uploadTask(post, file()).countOfBytesExpectedToSend()).isEqualTo(LENGTH);
    HTTPBody stream = HTTPBody.ofStream(new ByteArrayInputStream(new byte[7]));
    assertThat(rig.session.uploadTask(post, stream).countOfBytesExpectedToSend()).isEqualTo(-1);
    assertThat(rig.session.uploadTaskWithStreamedRequest(post).countOfBytesExpectedToSend())
        .isEqualTo(-1);
    assertThat(rig.session.dataTask(post).countOfBytesExpectedToSend()).isZero();
  }

  @Test
  @DisplayName("B-087: bytes sent are reported up to the length, and never beyond")
  void progress() {
    Told told = rig.upload("/", HTTPBody.ofBytes(Generated.bytes(4, 0, LENGTH)));
    long[] totals =
        told.events().stream()
            .filter(event -> event.startsWith("sent "))
            .peek(event -> assertThat(event).endsWith("/" + LENGTH))
            .mapToLong(event -> Long.parseLong(event.substring(5, event.indexOf('/'))))
            .toArray();
    assertThat(totals).isSorted().doesNotHaveDuplicates().endsWith(LENGTH);
  }

  @Test
  @DisplayName("B-087: for a stream the expected total is -1")
  void streamProgress() {
    Told told = rig.upload("/", HTTPBody.ofStream(Generated.inputStream(4, 10_000)));
    assertThat(told.events()).contains("sent 10000/-1");
  }
}
