// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.concurrent.Executor;

/** Writes to the streams of one HTTP/2 connection, each time with a flush. Confined to the loop. */
final class Http2Output {

  private final Http2ConnectionHandler codec;
  private final ChannelHandlerContext ctx;

  Http2Output(Http2ConnectionHandler codec, ChannelHandlerContext ctx) {
    this.codec = codec;
    this.ctx = ctx;
  }

  /** Where it may be called. */
  Executor loop() {
    return ctx.executor();
  }

  /** The head of a request. */
  ChannelFuture head(Http2Stream stream, Http2Headers head, boolean last) {
    ChannelFuture written =
        codec.encoder().writeHeaders(ctx, stream.id(), head, 0, last, ctx.newPromise());
    codec.flush(ctx);
    return written;
  }

  /** Some of the body, as soon as the server's window is open for it; takes over the bytes. */
  ChannelFuture data(Http2Stream stream, ByteBuf bytes, boolean last) {
    ChannelFuture written =
        codec.encoder().writeData(ctx, stream.id(), bytes, 0, last, ctx.newPromise());
    codec.flush(ctx);
    return written;
  }

  /** The stream ends before its time, which also gives back what nobody took of it. */
  void reset(Http2Stream stream, Http2Error error) {
    if (stream.state() != Http2Stream.State.CLOSED) {
      codec.encoder().writeRstStream(ctx, stream.id(), error.code(), ctx.newPromise());
      codec.flush(ctx);
    }
  }

  /** So many bytes were taken, for which the server may send others. */
  void taken(Http2Stream stream, int bytes) {
    try {
      if (codec.connection().local().flowController().consumeBytes(stream, bytes)) {
        codec.flush(ctx);
      }
    } catch (Http2Exception broken) {
      codec.onError(ctx, true, broken);
    }
  }
}
