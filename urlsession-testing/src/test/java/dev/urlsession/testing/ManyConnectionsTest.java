// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ManyConnectionsTest {

  private static final int DOWNLOADS = 1_500;
  private static final byte[] GET = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  @Test
  @DisplayName("1,500 downloads at a time, held in the middle, then finished")
  void slowDownloads() throws Exception {
    Gate middle = new Gate();
    List<SocketChannel> clients = new ArrayList<>();
    try (LoopbackServer server = LoopbackServer.start()) {
      server.route("/", Answer.generated(2_000, 9).gateAfter(1_000, middle).thenClose());
      InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.port());
      for (int i = 0; i < DOWNLOADS; i++) {
        SocketChannel client = SocketChannel.open(address);
        client.write(ByteBuffer.wrap(GET));
        clients.add(client);
      }
      middle.awaitArrivals(DOWNLOADS, Duration.ofSeconds(60));
      assertThat(server.openConnections()).isEqualTo(DOWNLOADS);

      middle.open();

      for (SocketChannel client : clients) {
        byte[] all = client.socket().getInputStream().readAllBytes();
        assertThat(all).endsWith(Generated.bytes(9, 0, 2_000));
      }
    } finally {
      for (SocketChannel client : clients) {
        client.close();
      }
    }
  }
}
