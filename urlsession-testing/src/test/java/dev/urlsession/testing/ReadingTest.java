// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadingTest {

  private static final String HEAD = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("By default the whole body is read before the answer")
  void whole() throws Exception {
    server.route("/", Answer.text("done"));

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, HEAD + "1234");
      socket.setSoTimeout(50);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      Client.write(socket, "5");
      socket.setSoTimeout(10_000);
      assertThat(Client.readUntil(socket, "done")).endsWith("done");
    }
  }

  @Test
  @DisplayName("early answers at the head, then reads the body and serves the next request")
  void early() throws Exception {
    server.route("/", Answer.text("done").early());

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, HEAD);
      assertThat(Client.readUntil(socket, "done")).endsWith("done");
      assertThat(server.requests().get(0).isComplete()).isFalse();
      Client.write(socket, "12345" + HEAD);
      assertThat(Client.readUntil(socket, "done")).endsWith("done");
    }
  }

  @Test
  @DisplayName("A sequence may decide per request how much to read")
  void earlyInSequence() throws Exception {
    server.route("/", Answer.sequence(Answer.empty(401).early(), Answer.echo()));

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, HEAD);
      assertThat(Client.readUntil(socket, "\r\n\r\n")).startsWith("HTTP/1.1 401 ");
      Client.write(socket, "12345" + HEAD + "abcde");
      assertThat(Client.readUntil(socket, "abcde")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  @DisplayName("stopReading answers and takes no more: a big upload comes to a stop")
  void stopReading() throws Exception {
    server.route("/", Answer.text("stop").stopReading());

    InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.port());
    try (SocketChannel channel = SocketChannel.open(address)) {
      String head = "POST / HTTP/1.1\r\nContent-Length: 1000000000\r\n\r\n";
      channel.write(ByteBuffer.wrap(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
      assertThat(Client.readUntil(channel.socket(), "stop")).endsWith("stop");
      channel.configureBlocking(false);
      ByteBuffer block = ByteBuffer.allocate(1 << 20);
      long sent = 0;
      int written = 1;
      while (written > 0 && sent < 500_000_000) {
        written = channel.write(block.clear());
        sent += written;
      }
      assertThat(sent).isLessThan(100_000_000);
    }
  }
}
