// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Stands behind TLS while it is negotiated: what goes wrong then is told by the handshake's future,
 * and needs no stack trace in a log besides.
 */
final class HandshakeGuard extends ChannelInboundHandlerAdapter {

  static final String NAME = "handshake-guard";

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    ctx.close();
  }
}
