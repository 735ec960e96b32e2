// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/** Counts the bytes of each stream of an HTTP/2 connection, between the codec and TLS. */
final class FrameCounter extends ChannelDuplexHandler {

  private static final int PREFACE = 24;

  /** What went over the wire for one stream. */
  static final class Counts {
    long headerSent;
    long bodySent;
    long headerReceived;
    long bodyReceived;
  }

  private final Http2Exchanges exchanges;
  private final Counts nobodys = new Counts();
  private final FrameScanner sent =
      new FrameScanner(
          new FrameScanner.Frames() {
            @Override
            public void header(int stream, int bytes) {
              of(stream).headerSent += bytes;
            }

            @Override
            public void data(int stream, int bytes) {
              of(stream).bodySent += bytes;
            }
          },
          PREFACE);
  private final FrameScanner received =
      new FrameScanner(
          new FrameScanner.Frames() {
            @Override
            public void header(int stream, int bytes) {
              of(stream).headerReceived += bytes;
            }

            @Override
            public void data(int stream, int bytes) {
              of(stream).bodyReceived += bytes;
            }
          },
          0);

  FrameCounter(Http2Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  /** What comes late for a stream that is closed counts for nobody. */
  private Counts of(int stream) {
    Http2Exchange exchange = exchanges.on(stream);
    return exchange == null ? nobodys : exchange.counts();
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf bytes) {
      sent.scan(bytes);
    }
    ctx.write(message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof ByteBuf bytes) {
      received.scan(bytes);
    }
    ctx.fireChannelRead(message);
  }
}
