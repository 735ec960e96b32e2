// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Another user's process, on the JDK alone: listens where it should not, or connects where it
 * should not, and tells how many bytes it got.
 */
public final class Stranger {

  private Stranger() {}

  public static void main(String[] words) throws Exception {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(Path.of(words[1]));
    if (words[0].equals("listen")) {
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        server.bind(address);
        System.out.println("listening");
        try (SocketChannel guest = server.accept()) {
          System.out.println("got " + read(guest));
        }
      }
    } else {
      try (SocketChannel socket = SocketChannel.open(address)) {
        System.out.println("got " + read(socket));
      }
    }
  }

  private static int read(SocketChannel socket) {
    int total = 0;
    ByteBuffer bytes = ByteBuffer.allocate(1024);
    try {
      for (int count = socket.read(bytes); count >= 0; count = socket.read(bytes)) {
        total += count;
        bytes.clear();
      }
    } catch (java.io.IOException reset) {
      // As good as the end.
    }
    return total;
  }
}
