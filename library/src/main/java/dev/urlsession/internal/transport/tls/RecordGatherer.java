// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Hands on as one what one look at the network brought. TLS decrypts in records of 16 KiB, and each
 * of them would take the whole way alone, to a thread that writes it to a file. Each is copied as
 * soon as it is there: it is still in the processor's cache then, and its buffer serves the next.
 */
final class RecordGatherer extends ChannelInboundHandlerAdapter {

  static final int MOST = 1 << 20;
  private static final int RECORD = 16 << 10;

  private @Nullable ByteBuf gathered;
  private boolean copied; // Whether it is more than the first record.

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof ByteBuf record) {
      gather(ctx, record);
    } else {
      ctx.fireChannelRead(message);
    }
  }

  private void gather(ChannelHandlerContext ctx, ByteBuf record) {
    ByteBuf before = gathered;
    if (before != null && before.readableBytes() + record.readableBytes() > MOST) {
      handOn(ctx);
      before = null;
    }
    if (before == null) {
      gathered = record;
    } else if (copied) {
      copy(record, before);
    } else {
      ByteBuf whole = ctx.alloc().directBuffer(room(ctx, before.readableBytes()));
      gathered = whole;
      copied = true;
      copy(before, whole);
      copy(record, whole);
    }
  }

  /** What is decrypted is shorter than what was read, but for the part of a record before that. */
  private static int room(ChannelHandlerContext ctx, int known) {
    int read = ctx.channel().unsafe().recvBufAllocHandle().lastBytesRead();
    return Math.min(Math.max(read, known) + RECORD, MOST);
  }

  private static void copy(ByteBuf record, ByteBuf to) {
    try {
      to.writeBytes(record);
    } finally {
      record.release();
    }
  }

  private void handOn(ChannelHandlerContext ctx) {
    ByteBuf whole = gathered;
    gathered = null;
    copied = false;
    if (whole != null) {
      ctx.fireChannelRead(whole);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    handOn(ctx);
    ctx.fireChannelReadComplete();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    handOn(ctx);
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    handOn(ctx);
    ctx.fireExceptionCaught(thrown);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    handOn(ctx);
    ctx.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    ByteBuf left = gathered;
    gathered = null;
    if (left != null) {
      left.release();
    }
  }
}
