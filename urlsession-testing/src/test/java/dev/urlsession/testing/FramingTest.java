// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FramingTest {

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("A plain answer has a Content-Length and its header fields in order and spelling")
  void plain() throws Exception {
    server.route("/", Answer.bytes(new byte[] {'a'}).header("x-Odd", "1").addHeader("X-odd", "2"));

    assertThat(Client.rawGet(server, "/"))
        .isEqualTo(
            "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nx-Odd: 1\r\nX-odd: 2\r\n"
                + "Content-Length: 1\r\nConnection: close\r\n\r\na");
  }

  @Test
  @DisplayName("status takes any three digits, also 999")
  void status() throws Exception {
    server.route("/", Answer.empty(999));

    assertThat(Client.rawGet(server, "/")).startsWith("HTTP/1.1 999 ");
    assertThatIllegalArgumentException().isThrownBy(() -> Answer.empty(1000));
  }

  @Test
  @DisplayName("statusLine replaces the first line")
  void statusLine() throws Exception {
    server.route("/", Answer.text("x").statusLine("HTTP/1.1 20 Odd"));

    assertThat(Client.rawGet(server, "/")).startsWith("HTTP/1.1 20 Odd\r\n");
  }

  @Test
  @DisplayName("chunked sends chunks and no Content-Length")
  void chunked() throws Exception {
    server.route("/", Answer.text("hello").withoutHeader("content-type").chunked());

    assertThat(Client.rawGet(server, "/"))
        .isEqualTo(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + "5\r\nhello\r\n0\r\n\r\n");
  }

  @Test
  @DisplayName("closeDelimited sends no length and closes")
  void closeDelimited() throws Exception {
    server.route("/", Answer.text("hello").closeDelimited());

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, "GET / HTTP/1.1\r\n\r\n");
      assertThat(Client.readAll(socket))
          .endsWith("\r\n\r\nhello")
          .doesNotContain("Content-Length")
          .doesNotContain("Transfer-Encoding");
    }
  }

  @Test
  @DisplayName("contentLength may be wrong")
  void wrongLength() throws Exception {
    server.route("/", Answer.text("hello").contentLength(99));

    assertThat(Client.rawGet(server, "/")).contains("Content-Length: 99\r\n").endsWith("hello");
  }

  @Test
  @DisplayName("HEAD gets the head alone, 204 has neither body nor length")
  void bodiless() throws Exception {
    server.route("/", Answer.text("hello")).route("/none", Answer.text("hello").status(204));

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, "HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n");
      assertThat(Client.readAll(socket)).contains("Content-Length: 5\r\n").endsWith("\r\n\r\n");
    }
    assertThat(Client.rawGet(server, "/none")).doesNotContain("hello").doesNotContain("Length");
  }

  @Test
  @DisplayName("redirect has its status and Location; json its type")
  void otherKinds() throws Exception {
    server.route("/", Answer.redirect(307, "/x")).route("/j", Answer.json("{}"));

    assertThat(Client.rawGet(server, "/")).startsWith("HTTP/1.1 307 ").contains("Location: /x\r\n");
    assertThat(Client.rawGet(server, "/j")).contains("application/json").endsWith("{}");
  }
}
