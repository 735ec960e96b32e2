// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;

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

  private final IntObjectMap<Counts> streams = new IntObjectHashMap<>();
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

  Counts of(int stream) {
    Counts counts = streams.get(stream);
    if (counts == null) {
      counts = new Counts();
      streams.put(stream, counts);
    }
    return counts;
  }

  void forget(int stream) {
    streams.remove(stream);
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
