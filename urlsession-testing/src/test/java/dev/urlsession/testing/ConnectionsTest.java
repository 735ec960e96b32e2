// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("Connections are counted, and the open ones apart")
  void counts() throws Exception {
    try (Socket one = Client.connect(server);
        Socket two = Client.connect(server)) {
      server.awaitOpenConnections(2, Client.SOON);
      assertThat(one.getPort()).isEqualTo(two.getPort());
      assertThat(server.connections()).isEqualTo(2);
    }
    server.awaitOpenConnections(0, Client.SOON);

    assertThat(server.connections()).isEqualTo(2);
    assertThat(server.openConnections()).isZero();
  }

  @Test
  @DisplayName("refuseConnections refuses until acceptConnections, on the same port")
  void refuse() throws Exception {
    server.route("/", Answer.text("hi"));
    int port = server.port();
    server.refuseConnections();

    assertThatThrownBy(() -> Client.connect(server)).isInstanceOf(ConnectException.class);

    server.acceptConnections();
    assertThat(server.port()).isEqualTo(port);
    assertThat(Client.rawGet(server, "/")).endsWith("hi");
  }

  @Test
  @DisplayName("dropConnections closes new connections at once until acceptConnections")
  void drop() throws Exception {
    server.route("/", Answer.text("hi"));
    server.dropConnections();

    try (Socket socket = Client.connect(server)) {
      assertThat(Client.readAll(socket)).isEmpty();
    }

    server.acceptConnections();
    assertThat(Client.rawGet(server, "/")).endsWith("hi");
  }

  @Test
  @DisplayName("closeConnections closes those open now")
  void closeConnections() throws Exception {
    try (Socket socket = Client.connect(server)) {
      server.awaitOpenConnections(1, Client.SOON);
      server.closeConnections();
      assertThat(Client.readAll(socket)).isEmpty();
    }
  }

  @Test
  @DisplayName("Requests and connections that do not come fail the waiting test")
  void awaiting() {
    Duration instant = Duration.ofMillis(1);

    assertThatThrownBy(() -> server.awaitRequests(1, instant))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1 requests, and there are 0");
    assertThatThrownBy(() -> server.awaitOpenConnections(1, instant))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1 open connections, and there are 0");
  }

  @Test
  @DisplayName("close ends every socket and thread, and may be called again")
  void closeTwice() throws Exception {
    try (Socket socket = Client.connect(server)) {
      server.awaitOpenConnections(1, Client.SOON);
      server.close();
      assertThat(Client.readAll(socket)).isEmpty();
    }
    server.close();

    assertThat(server.openConnections()).isZero();
    assertThatThrownBy(() -> Client.connect(server)).isInstanceOf(ConnectException.class);
  }
}
