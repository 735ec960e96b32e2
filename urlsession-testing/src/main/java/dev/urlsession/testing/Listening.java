// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server's threads and its listening socket, which can be closed and opened again. */
final class Listening {

  private static final int THREADS = 2;
  private static final int BACKLOG = 4096;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          THREADS, new DefaultThreadFactory("loopback-server", true), NioIoHandler.newFactory());
  private @Nullable Channel listener;
  private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private volatile boolean dropping;

  /** Binds: to any port the first time, later to the same one. */
  synchronized void open(ChannelHandler initializer) {
    dropping = false;
    if (listener != null) {
      return;
    }
    Channel bound =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(initializer)
            .bind(address)
            .syncUninterruptibly()
            .channel();
    listener = bound;
    address = (InetSocketAddress) bound.localAddress();
  }

  /** From now on a client's connect is refused by the system. */
  synchronized void refuse() {
    Channel bound = listener;
    listener = null;
    if (bound != null) {
      bound.close().syncUninterruptibly();
      awaitRefusal();
    }
  }

  /** NIO closes the socket for real when the selector comes round: until then it still accepts. */
  private void awaitRefusal() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (System.nanoTime() < deadline) {
      try (Socket probe = new Socket(address.getAddress(), address.getPort())) {
        // Gives the loop another turn, in which it forgets the closed socket.
        group.submit(probe::isConnected).awaitUninterruptibly();
      } catch (IOException refused) {
        return;
      }
    }
  }

  /** From now on connections are accepted and closed at once. */
  void drop() {
    dropping = true;
  }

  boolean isDropping() {
    return dropping;
  }

  synchronized int port() {
    return address.getPort();
  }

  /** Ends the threads, and with them every socket that is left. */
  void shutDown() {
    refuse();
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
