// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GeneratedTest {

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("Bytes are the same whether taken one by one, from the middle, or as a stream")
  void consistent() throws Exception {
    byte[] whole = Generated.bytes(7, 0, 1000);

    for (int i = 0; i < whole.length; i++) {
      assertThat(Generated.byteAt(7, i)).isEqualTo(whole[i]);
    }
    assertThat(Generated.bytes(7, 13, 100)).isEqualTo(java.util.Arrays.copyOfRange(whole, 13, 113));
    try (InputStream in = Generated.inputStream(7, 1000)) {
      int first = in.read();
      assertThat((byte) first).isEqualTo(whole[0]);
      assertThat(in.readAllBytes()).isEqualTo(java.util.Arrays.copyOfRange(whole, 1, 1000));
      assertThat(in.read()).isEqualTo(-1);
    }
    assertThat(Generated.bytes(8, 0, 1000)).isNotEqualTo(whole);
  }

  @Test
  @DisplayName("A generated body arrives with the digest told, and is resumable by range")
  void digest() throws Exception {
    long length = (8L << 20) + 3;
    server.route("/", Answer.generated(length, 42).ranges());

    byte[] body = Client.get(server, "/").body();

    java.security.MessageDigest sha = java.security.MessageDigest.getInstance("SHA-256");
    assertThat(java.util.HexFormat.of().formatHex(sha.digest(body)))
        .isEqualTo(Generated.sha256(42, length));
    HttpResponse<byte[]> rest = Client.get(server, "/", "Range", "bytes=8388600-");
    assertThat(rest.body()).isEqualTo(Generated.bytes(42, 8_388_600, 11));
  }

  @Test
  @DisplayName("10 GiB are offered at once: the client takes what it wants of them")
  void backPressure() throws Exception {
    long tenGib = 10L << 30;
    server.route("/", Answer.generated(tenGib, 1));

    try (Socket socket = Client.connect(server)) {
      Client.write(socket, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(Client.readUntil(socket, "\r\n\r\n")).contains("Content-Length: " + tenGib);
      assertThat(socket.getInputStream().readNBytes(1 << 20))
          .isEqualTo(Generated.bytes(1, 0, 1 << 20));
    }
    server.awaitOpenConnections(0, Client.SOON);
  }
}
