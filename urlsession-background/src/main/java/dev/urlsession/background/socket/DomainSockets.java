// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.socket;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;

/**
 * How this platform does Unix-domain sockets: epoll on Linux, where it tells the process at the
 * other end too, else the JDK's.
 */
public interface DomainSockets {

  /** The best there is. */
  static DomainSockets best() {
    return Epoll.isAvailable() ? new EpollSockets() : new JdkSockets();
  }

  /** How its loops look for what is to do. */
  IoHandlerFactory ioHandler();

  /** The address of a socket file. */
  SocketAddress address(Path socket);

  /** A socket for a client, not connected yet. */
  Channel client();

  /** A socket for a server, not bound yet. */
  ServerChannel server();

  /** Who is at the other end, by the operating system's word. */
  Peer peer(Channel channel) throws IOException;

  /** One thread of that name, which keeps no process alive. */
  default EventLoopGroup loop(String name) {
    return new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(name, true), ioHandler());
  }
}
