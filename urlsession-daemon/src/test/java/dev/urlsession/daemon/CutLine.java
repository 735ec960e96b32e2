// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.InstanceFile;
import dev.urlsession.background.place.Places;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between an application and the daemon, as the instance file has it, so that a test can
 * lose what the application says, and break the line.
 */
final class CutLine implements AutoCloseable {

  private final Path socket;
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> applications = new CopyOnWriteArrayList<>();
  private final ServerSocketChannel server;
  private final Path behind;
  private volatile boolean deaf;

  CutLine(Places places) throws IOException {
    InstanceFile instance = InstanceFile.read(places).orElseThrow();
    behind = instance.socket();
    socket = behind.resolveSibling("cut.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    new InstanceFile(
            instance.id(), instance.version(), instance.processId(), instance.started(), socket)
        .publish(places);
    run(this::accept);
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "cut-line");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel app = server.accept();
        SocketChannel daemon = SocketChannel.open(UnixDomainSocketAddress.of(behind));
        open.addAll(List.of(app, daemon));
        applications.add(app);
        run(() -> copy(app, daemon, true));
        run(() -> copy(daemon, app, false));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void copy(SocketChannel from, SocketChannel to, boolean ofApplication) {
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    try (from;
        to) {
      while (from.read(bytes) >= 0) {
        bytes.flip();
        while (bytes.hasRemaining() && !(ofApplication && deaf)) {
          to.write(bytes);
        }
        bytes.clear();
      }
    } catch (IOException cut) {
      // By either side, or by the test.
    }
  }

  /** What the application says from now on does not arrive. */
  void loseWhatIsSaid() {
    deaf = true;
  }

  /** The application hears what makes no sense, and gives the line up; the next one is good. */
  void garble() throws IOException {
    byte[] nonsense = new byte[512];
    Arrays.fill(nonsense, (byte) 0x55);
    for (SocketChannel application : applications) {
      application.write(ByteBuffer.wrap(nonsense));
    }
    applications.clear();
  }

  /** Breaks the line; the next one is a good one. */
  void cut() throws IOException {
    SocketChannel[] broken = open.toArray(SocketChannel[]::new);
    open.clear();
    for (SocketChannel channel : broken) {
      channel.close();
    }
    deaf = false;
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
    Files.deleteIfExists(socket);
  }
}
