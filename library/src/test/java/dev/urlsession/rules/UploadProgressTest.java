// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadProgressTest {

  private static final int LENGTH = 64 << 20;

  /** All pieces end at a multiple of it. */
  private static final int SHORTEST_PIECE = 64 * 1024;

  /** Time stands still, so that pieces become as long as they may be. */
  @AutoClose private final Rig rig = Rig.timed(UnaryOperator.identity());

  @TempDir private Path directory;

  @Test
  @DisplayName("B-087: of a long piece of a file is told what the network took of it so far")
  void partOfPiece() throws IOException {
    Path file = directory.resolve("file");
    try (RandomAccessFile empty = new RandomAccessFile(file.toFile(), "rw")) {
      empty.setLength(LENGTH);
    }
    try (ServerSocket server = new ServerSocket()) {
      // Small, so that the piece cannot hide in the socket's buffers.
      server.setReceiveBufferSize(64 * 1024);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URLRequest request =
          URLRequest.builder("http://127.0.0.1:" + server.getLocalPort() + "/")
              .httpMethod("PUT")
              .build();
      Told told = rig.start(rig.session.uploadTask(request, HTTPBody.ofFile(file)));
      try (Socket peer = server.accept()) {
        InputStream in = peer.getInputStream();
        skipHead(in);
        in.skipNBytes(LENGTH);
        peer.getOutputStream()
            .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        List<Long> sent = sent(told.awaitEnd());

        assertThat(sent.get(sent.size() - 1)).isEqualTo(LENGTH);
        assertThat(sent).isSorted().anyMatch(total -> total % SHORTEST_PIECE != 0);
      }
    }
  }

  private static void skipHead(InputStream in) throws IOException {
    int last = 0;
    while (last != 0x0d0a0d0a) {
      last = last << 8 | in.read();
    }
  }

  private static List<Long> sent(Told told) {
    return told.events().stream()
        .filter(event -> event.startsWith("sent "))
        .map(event -> Long.valueOf(event.substring("sent ".length(), event.indexOf('/'))))
        .toList();
  }
}
