// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;

/** Hands each frame that comes to the exchange it is for. Confined to the loop. */
final class Http2Frames extends Http2FrameAdapter {

  private final Http2Exchanges exchanges;

  Http2Frames(Http2Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx,
      int stream,
      Http2Headers fields,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean last) {
    Http2Exchange exchange = exchanges.on(stream);
    if (exchange != null) {
      exchange.headers(fields, last);
    }
  }

  /** Returns how many bytes need not be waited for: padding, and what nobody reads. */
  @Override
  public int onDataRead(
      ChannelHandlerContext ctx, int stream, ByteBuf data, int padding, boolean last) {
    Http2Exchange exchange = exchanges.on(stream);
    if (exchange == null || exchange.hasEnded()) {
      return data.readableBytes() + padding;
    }
    exchange.data(data.retain(), last);
    return padding;
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext ctx, int stream, long code) {
    Http2Exchange exchange = exchanges.on(stream);
    if (exchange != null) {
      exchange.wasReset(code);
    }
  }

  /** Concerns the whole connection, which is the next in the pipeline. */
  @Override
  public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) {
    ctx.fireUserEventTriggered(settings);
  }
}
