// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.socket.DomainSockets;
import dev.urlsession.daemon.server.SocketServer;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** What the socket needs, made ready while the database opens: a start has two processors. */
record LineParts(DomainSockets sockets, EventLoopGroup loop) {

  /**
   * Begins to make them, on a thread of its own; as early as can be.
   *
   * @param first what is done there before Netty is loaded
   */
  static Future<LineParts> begin(Runnable first) {
    FutureTask<LineParts> opening =
        new FutureTask<>(
            () -> {
              first.run();
              return open();
            });
    Thread thread = new Thread(opening, "urlsessiond-opening");
    thread.setDaemon(true);
    thread.start();
    return opening;
  }

  private static LineParts open() {
    DomainSockets sockets = DomainSockets.best();
    EventLoopGroup loop = sockets.loop("urlsessiond-line");
    SocketServer.warmUp(sockets, loop);
    return new LineParts(sockets, loop);
  }

  /** Waits for them. */
  static LineParts of(Future<LineParts> opening) throws IOException {
    try {
      return opening.get();
    } catch (ExecutionException failed) {
      throw new IOException("The daemon's sockets cannot be used.", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while starting.");
    }
  }
}
