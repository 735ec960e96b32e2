// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InformationalTest {

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("1xx answers come before the gate of the final one, in order, with their fields")
  void before() throws Exception {
    Gate gate = new Gate();
    server.route(
        "/",
        Answer.text("done")
            .informational(102)
            .informational(103, "Link", "</a.css>; rel=preload")
            .informational(104, "Upload-Draft-Interop-Version", "6")
            .gate(gate));

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(Client.readUntil(socket, "Version: 6\r\n\r\n"))
          .containsSubsequence(
              "HTTP/1.1 102 ",
              "\r\n\r\nHTTP/1.1 103 ",
              "Link: </a.css>; rel=preload\r\n\r\n",
              "HTTP/1.1 104 ");
      gate.open();
      assertThat(Client.readUntil(socket, "done")).startsWith("HTTP/1.1 200 OK\r\n");
    }
  }
}
