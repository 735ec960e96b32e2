// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.socket;

import dev.urlsession.background.place.Self;
import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.PeerCredentials;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;

/** Linux. */
final class EpollSockets implements DomainSockets {

  @Override
  public IoHandlerFactory ioHandler() {
    return EpollIoHandler.newFactory();
  }

  @Override
  public SocketAddress address(Path socket) {
    return new DomainSocketAddress(socket.toString());
  }

  @Override
  public Channel client() {
    return new EpollDomainSocketChannel();
  }

  @Override
  public ServerChannel server() {
    return new EpollServerDomainSocketChannel();
  }

  @Override
  public Peer peer(Channel channel) throws IOException {
    PeerCredentials credentials = ((EpollDomainSocketChannel) channel).peerCredentials();
    return new Peer(
        credentials.uid() == Self.userId(), credentials.pid(), "user " + credentials.uid());
  }
}
