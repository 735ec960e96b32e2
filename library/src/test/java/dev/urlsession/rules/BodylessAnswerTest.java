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

class BodylessAnswerTest {

  @AutoClose
  private final Rig rig = Rig.http(configuration -> configuration.httpMaximumConnectionsPerHost(1));

  @ParameterizedTest(name = "B-068: {0} has no data, even if the server sends some")
  @ValueSource(ints = {204, 304})
  @DisplayName("B-068: 204 and 304 have no data")
  void status(int status) {
    String bytes = "HTTP/1.1 " + status + " Odd\r\nContent-Length: 5\r\n\r\nHTTP/";
    rig.server.route("/odd", Answer.raw(bytes).keepOpen());
    assertThat(rig.get("/odd").events()).containsExactly("response " + status, "complete");
  }

  @Test
  @DisplayName("B-068: HEAD has no data, even if the server sends some")
  void head() {
    rig.server.route(
        "HEAD", "/odd", Answer.raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n12345").keepOpen());
    Told told = rig.load(rig.request("HEAD", "/odd").build());
    assertThat(told.events()).containsExactly("response 200", "complete");
    assertThat(told.response().expectedContentLength()).isEqualTo(5);
  }

  @Test
  @DisplayName("B-068: bytes behind an answer without body do not become the next answer")
  void poisoned() {
    String forged = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged";
    rig.server.route(
        "HEAD",
        "/odd",
        Answer.raw("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" + forged).keepOpen());
    rig.server.route("/true", Answer.text("true"));
    Told odd = rig.start(rig.session.dataTask(rig.request("HEAD", "/odd").build()));
    Told next = rig.start(rig.session.dataTask(rig.uri("/true")));
    assertThat(odd.awaitEnd().error()).isNull();
    assertThat(next.awaitEnd().text()).isEqualTo("true");
    assertThat(rig.server.connections()).isEqualTo(2);
  }

  @Test
  @DisplayName("B-069: without a length the end of the connection is the end of the body")
  void closeDelimited() {
    rig.server.route("/", Answer.text("to the end").closeDelimited());
    Told told = rig.get("/");
    assertThat(told.error()).isNull();
    assertThat(told.text()).isEqualTo("to the end");
    assertThat(told.response().expectedContentLength()).isEqualTo(-1);
  }

  @Test
  @DisplayName("B-069: a body shorter than promised fails with -1005, its bytes are delivered")
  void shorter() {
    rig.server.route("/", Answer.text("twelve bytes").contentLength(100).closeAfter(12));
    Told told = rig.get("/");
    assertThat(told.text()).isEqualTo("twelve bytes");
    assertThat(told.code()).isEqualTo(Code.NETWORK_CONNECTION_LOST);
    assertThat(told.code().rawValue()).isEqualTo(-1005);
  }

  @Test
  @DisplayName("B-069: a promised body of which nothing comes fails with -1014")
  void nothing() {
    rig.server.route("/", Answer.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"));
    Told told = rig.get("/");
    assertThat(told.code()).isEqualTo(Code.ZERO_BYTE_RESOURCE);
    assertThat(told.code().rawValue()).isEqualTo(-1014);
  }

  @Test
  @DisplayName("B-069: a chunked body cut off fails with -1005")
  void cutChunks() {
    rig.server.route("/", Answer.text("twelve bytes").chunked().closeAfter(5));
    assertThat(rig.get("/").code()).isEqualTo(Code.NETWORK_CONNECTION_LOST);
  }
}
