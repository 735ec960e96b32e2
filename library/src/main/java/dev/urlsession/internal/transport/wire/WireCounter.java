// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;

/** Counts the bytes that HTTP/1.1 writes, between the encoder and TLS. */
final class WireCounter extends ChannelOutboundHandlerAdapter {

  private long written;

  long written() {
    return written;
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
    if (msg instanceof ByteBuf bytes) {
      written += bytes.readableBytes();
    } else if (msg instanceof FileRegion region) {
      written += region.count();
    }
    ctx.write(msg, promise);
  }
}
