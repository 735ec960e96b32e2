// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;

/** Keeps quiet about a handshake nobody waits for: the channel is closed and its pipeline empty. */
final class EngineHandler extends SslHandler {

  EngineHandler(SSLEngine engine, Executor tasks) {
    super(engine, tasks);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) throws Exception {
    if (!ctx.isRemoved()) {
      super.exceptionCaught(ctx, thrown);
    }
  }
}
