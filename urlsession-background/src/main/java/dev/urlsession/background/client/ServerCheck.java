// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.socket.DomainSockets;
import dev.urlsession.background.socket.Peer;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Stands first at a client's socket. Lets nothing out before the operating system has said that the
 * process at the other end is the user's own: the token must not go to somebody who has put a
 * socket where the daemon's should be (S02).
 */
final class ServerCheck extends ChannelDuplexHandler {

  private final DomainSockets sockets;
  private boolean passed;
  private volatile @Nullable DaemonException refusal;

  ServerCheck(DomainSockets sockets) {
    this.sockets = sockets;
  }

  /** Why the other end was not trusted; null when it was, or was never reached. */
  @Nullable DaemonException refusal() {
    return refusal;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    String why = doubt(context);
    if (why == null) {
      passed = true;
      context.fireChannelActive();
      return;
    }
    refusal =
        new DaemonException(
            DaemonException.Problem.UNSAFE,
            "Nothing was sent: the socket of the daemon is served by " + why + ".",
            null);
    context.close();
  }

  private @Nullable String doubt(ChannelHandlerContext context) {
    try {
      Peer peer = sockets.peer(context.channel());
      return peer.sameUser() ? null : peer.user();
    } catch (IOException unknown) {
      return "a process that cannot be identified (" + unknown.getMessage() + ")";
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (passed) {
      context.write(message, promise);
    } else {
      ReferenceCountUtil.release(message);
      promise.setFailure(new IOException("The other end is not trusted."));
    }
  }
}
