// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("gate holds the head until it is opened")
  void gate() throws Exception {
    Gate gate = new Gate();
    server.route("/", Answer.text("late").gate(gate));

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, GET);
      gate.awaitArrivals(1, Client.SOON);
      assertThat(socket.getInputStream().available()).isZero();
      gate.open();
      assertThat(Client.readUntil(socket, "late")).startsWith("HTTP/1.1 200");
    }
    assertThat(gate.isOpen()).isTrue();
    assertThat(gate.arrivals()).isEqualTo(1);
  }

  @Test
  @DisplayName("gateAfter holds the body at its byte; gates come in their order")
  void gateAfter() throws Exception {
    Gate first = new Gate();
    Gate second = new Gate();
    server.route("/", Answer.text("abcdef").gateAfter(4, second).gateAfter(2, first));

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, GET);
      assertThat(Client.readUntil(socket, "\nab")).endsWith("\r\n\r\nab");
      assertThat(second.arrivals()).isZero();
      first.open();
      assertThat(Client.readUntil(socket, "cd")).isEqualTo("cd");
      second.open();
      assertThat(Client.readUntil(socket, "ef")).isEqualTo("ef");
    }
  }

  @Test
  @DisplayName("An answer whose client left a gate goes nowhere")
  void clientLeaves() throws Exception {
    Gate gate = new Gate();
    server.route("/", Answer.text("late").gate(gate));
    try (Socket socket = Client.connect(server)) {
      Client.write(socket, GET);
      gate.awaitArrivals(1, Client.SOON);
    }
    server.awaitOpenConnections(0, Client.SOON);

    gate.open();

    server.route("/", Answer.text("next"));
    assertThat(Client.rawGet(server, "/")).endsWith("next");
  }

  @Test
  @DisplayName("A gate that nobody reaches fails the waiting test")
  void nobodyComes() {
    assertThatThrownBy(() -> new Gate().awaitArrivals(1, Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1 answers at the gate, and there are 0");
  }

  @Test
  @DisplayName("delay waits before the head")
  void delay() throws Exception {
    server.route("/", Answer.text("late").delay(Duration.ofMillis(60)));

    long before = System.nanoTime();
    assertThat(Client.rawGet(server, "/")).endsWith("late");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(50));
  }

  @Test
  @DisplayName("drip sends the body in pieces, with time between them")
  void drip() throws Exception {
    server.route("/", Answer.text("abcde").chunked().drip(2, Duration.ofMillis(20)));

    long before = System.nanoTime();
    assertThat(Client.rawGet(server, "/")).endsWith("2\r\nab\r\n2\r\ncd\r\n1\r\ne\r\n0\r\n\r\n");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(30));
  }

  @Test
  @DisplayName("never reads the request and stays silent")
  void never() throws Exception {
    server.route("/", Answer.never());

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, GET);
      server.awaitRequests(1, Client.SOON);
      socket.setSoTimeout(50);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }
}
