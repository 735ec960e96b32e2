// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.socket;

import dev.urlsession.background.place.Self;
import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.jspecify.annotations.Nullable;

/** Any platform with Unix-domain sockets; who is at the other end is known on Linux and macOS. */
final class JdkSockets implements DomainSockets {

  @Override
  public IoHandlerFactory ioHandler() {
    return NioIoHandler.newFactory();
  }

  @Override
  public SocketAddress address(Path socket) {
    return UnixDomainSocketAddress.of(socket);
  }

  @Override
  public Channel client() {
    return new NioDomainSocketChannel();
  }

  @Override
  public ServerChannel server() {
    return new NioServerDomainSocketChannel();
  }

  @Override
  public Peer peer(Channel channel) throws IOException {
    @Nullable UnixDomainPrincipal credentials =
        channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.SO_PEERCRED));
    if (credentials == null) {
      // Windows: the directory's access list is what there is.
      return new Peer(Self.userId() == Self.UNKNOWN, 0, "an unknown user");
    }
    String user = credentials.user().getName();
    return new Peer(credentials.user().equals(Self.user()), 0, "user " + user);
  }
}
