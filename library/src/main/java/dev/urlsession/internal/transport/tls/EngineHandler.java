// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;

/**
 * Netty's handler, with large bodies in mind: what is read is not copied only because it begins or
 * ends within a record. Besides, it keeps quiet about a handshake nobody waits for: the channel is
 * closed and its pipeline empty.
 */
final class EngineHandler extends SslHandler {

  private static final int HEADER = 5;
  private static final int LENGTH = 3; // Its place in the header.
  private static final int LARGE = 64 << 10;

  EngineHandler(SSLEngine engine, Executor tasks) {
    super(engine, tasks);
    setCumulator(EngineHandler::joined);
  }

  /** First what is missing of the record before. */
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    if (message instanceof ByteBuf bytes && bytes.readableBytes() > LARGE) {
      int missing = missing(internalBuffer());
      if (missing > 0 && !completed(ctx, bytes, missing)) {
        return;
      }
    }
    super.channelRead(ctx, message);
  }

  /** Whether to go on behind the record. */
  private boolean completed(ChannelHandlerContext ctx, ByteBuf bytes, int missing)
      throws Exception {
    boolean goesOn = false;
    try {
      super.channelRead(ctx, bytes.readRetainedSlice(missing));
      goesOn = !ctx.isRemoved();
    } finally {
      if (!goesOn) {
        bytes.release();
      }
    }
    return goesOn;
  }

  /** Less than is large; 0 where it is not known. */
  private static int missing(ByteBuf begun) {
    int has = begun.readableBytes();
    return has < HEADER
        ? 0
        : Math.min(HEADER + begun.getUnsignedShort(begun.readerIndex() + LENGTH) - has, LARGE);
  }

  /** Netty's own way where there is room; else it would keep, and copy, what is read already. */
  private static ByteBuf joined(ByteBufAllocator allocator, ByteBuf begun, ByteBuf more) {
    if (!begun.isReadable() || more.readableBytes() <= begun.maxFastWritableBytes()) {
      return MERGE_CUMULATOR.cumulate(allocator, begun, more);
    }
    ByteBuf joined = allocator.buffer(begun.readableBytes() + more.readableBytes());
    try {
      return joined.writeBytes(begun).writeBytes(more);
    } finally {
      begun.release();
      more.release();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) throws Exception {
    if (!ctx.isRemoved()) {
      super.exceptionCaught(ctx, thrown);
    }
  }
}
