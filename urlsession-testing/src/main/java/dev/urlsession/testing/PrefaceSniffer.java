// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.function.Consumer;

/** Tells by its first bytes whether a plain connection begins with HTTP/2's preface. */
final class PrefaceSniffer extends ByteToMessageDecoder {

  private static final int PRI_AND_SPACE = 0x50524920;

  private final Consumer<ChannelPipeline> http2;
  private final Consumer<ChannelPipeline> http1;

  PrefaceSniffer(Consumer<ChannelPipeline> http2, Consumer<ChannelPipeline> http1) {
    this.http2 = http2;
    this.http1 = http1;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < 4) {
      return;
    }
    boolean preface = in.getInt(in.readerIndex()) == PRI_AND_SPACE;
    (preface ? http2 : http1).accept(context.pipeline());
    // What was read so far goes on to the new handlers.
    context.pipeline().remove(this);
  }
}
