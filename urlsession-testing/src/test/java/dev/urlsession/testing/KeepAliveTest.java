// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeepAliveTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("A connection serves one request after the other, pipelined ones in order")
  void pipelined() throws Exception {
    Gate gate = new Gate();
    server.route("/", Answer.sequence(Answer.text("one.").gate(gate), Answer.text("two.")));

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, GET + GET);
      gate.awaitArrivals(1, Client.SOON);
      assertThat(server.requestCount()).isEqualTo(1);
      gate.open();
      assertThat(Client.readUntil(socket, "two.")).containsSubsequence("one.", "two.");
    }
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("thenClose ends the message, then closes unannounced")
  void thenClose() throws Exception {
    server.route("/", Answer.text("bye").thenClose());

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, GET);
      assertThat(Client.readAll(socket)).doesNotContain("Connection").endsWith("bye");
    }
  }

  @Test
  @DisplayName("thenClose with a gate closes the idle connection when the test says so")
  void thenCloseAtGate() throws Exception {
    Gate gate = new Gate();
    server.route("/", Answer.text("bye").thenClose(gate));

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, GET);
      assertThat(Client.readUntil(socket, "bye")).endsWith("bye");
      assertThat(server.openConnections()).isEqualTo(1);
      gate.open();
      assertThat(Client.readAll(socket)).isEmpty();
    }
    server.awaitOpenConnections(0, Client.SOON);
  }

  @Test
  @DisplayName("thenCloseOnNextRequest records the next request and closes without an answer")
  void closeOnNext() throws Exception {
    server.route("/", Answer.text("last").thenCloseOnNextRequest());

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, GET);
      assertThat(Client.readUntil(socket, "last")).endsWith("last");
      Client.write(socket, GET);
      assertThat(Client.readAll(socket)).isEmpty();
    }
    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("goAway over HTTP/1.1 announces the close")
  void goAway() throws Exception {
    server.route("/", Answer.text("bye").goAway());

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, GET);
      assertThat(Client.readAll(socket)).contains("Connection: close\r\n").endsWith("bye");
    }
  }
}
