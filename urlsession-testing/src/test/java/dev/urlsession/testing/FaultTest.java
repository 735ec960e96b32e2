// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FaultTest {

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private String keepAliveGet() throws IOException {
    try (Socket socket = Client.connect(server)) {
      Client.write(socket, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      return Client.readAll(socket);
    }
  }

  @Test
  @DisplayName("closeAfter sends so many bytes of the body, then FIN")
  void closeAfter() throws Exception {
    server.route("/", Answer.text("hello").closeAfter(3));

    assertThat(keepAliveGet()).contains("Content-Length: 5\r\n").endsWith("\r\n\r\nhel");
  }

  @Test
  @DisplayName("closeAfter of a chunked body leaves out the last chunk")
  void closeAfterChunked() throws Exception {
    server.route("/", Answer.text("hello").chunked().closeAfter(3));

    assertThat(keepAliveGet()).endsWith("\r\n\r\n3\r\nhel\r\n");
  }

  @Test
  @DisplayName("truncateAfter over plain HTTP is a FIN, too")
  void truncateAfter() throws Exception {
    server.route("/", Answer.text("hello").truncateAfter(4));

    assertThat(keepAliveGet()).endsWith("\r\n\r\nhell");
  }

  @Test
  @DisplayName("resetAfter sends so many bytes of the body, then RST")
  void resetAfter() throws Exception {
    Gate read = new Gate();
    server.route("/", Answer.text("hello").gateAfter(3, read).resetAfter(3));

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(Client.readUntil(socket, "hel")).endsWith("\r\n\r\nhel");
      read.open();
      assertThatThrownBy(() -> Client.readAll(socket)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  @DisplayName("badChunk sends a chunk whose size is no number")
  void badChunk() throws Exception {
    server.route("/", Answer.text("hello").badChunkAfter(2));

    assertThat(Client.rawGet(server, "/")).endsWith("\r\n\r\n2\r\nhe\r\nno size\r\n");

    server.route("/", Answer.text("hello").badChunk());

    assertThat(Client.rawGet(server, "/")).endsWith("5\r\nhello\r\nno size\r\n");
  }

  @Test
  @DisplayName("raw sends any bytes, then closes")
  void raw() throws Exception {
    server.route("/", Answer.raw("HTTP/9 what\0ever\u00ff"));

    assertThat(keepAliveGet()).isEqualTo("HTTP/9 what\0ever\u00ff");
  }

  @Test
  @DisplayName("raw with keepOpen leaves the connection for the next request")
  void rawKeepOpen() throws Exception {
    server.route("/", Answer.raw("anything.").keepOpen());

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, "GET / HTTP/1.1\r\n\r\n");
      assertThat(Client.readUntil(socket, ".")).isEqualTo("anything.");
      Client.write(socket, "GET / HTTP/1.1\r\n\r\n");
      assertThat(Client.readUntil(socket, ".")).isEqualTo("anything.");
    }
  }

  @Test
  @DisplayName("disconnect closes without a byte")
  void disconnect() throws Exception {
    server.route("/", Answer.disconnect());

    assertThat(keepAliveGet()).isEmpty();
  }

  @Test
  @DisplayName("reset resets without a byte")
  void reset() {
    server.route("/", Answer.reset());

    assertThatThrownBy(this::keepAliveGet).isInstanceOf(SocketException.class);
  }

  @Test
  @DisplayName("What is no HTTP gets 400 and the end of the connection")
  void noHttp() throws Exception {
    try (Socket socket = Client.connect(server)) {
      Client.write(socket, "\u0001\u0002 nonsense\r\n\r\n");
      assertThat(Client.readAll(socket)).startsWith("HTTP/1.1 400 ");
    }
  }
}
