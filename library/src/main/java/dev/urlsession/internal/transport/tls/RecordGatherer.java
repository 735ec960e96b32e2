// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Hands on as one what one look at the network brought. TLS decrypts in records of 16 KiB, and each
 * of them would take the whole way alone, to a thread that writes it to a file.
 */
final class RecordGatherer extends ChannelInboundHandlerAdapter {

  /** What is copied here should not have left the processor's cache. */
  private static final int MOST = 256 * 1024;

  private final Queue<ByteBuf> records = new ArrayDeque<>(4);
  private int bytes;

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof ByteBuf record) {
      records.add(record);
      bytes += record.readableBytes();
      if (bytes >= MOST) {
        handOn(ctx);
      }
    } else {
      ctx.fireChannelRead(message);
    }
  }

  private void handOn(ChannelHandlerContext ctx) {
    ByteBuf whole = records.size() > 1 ? joined(ctx) : records.poll();
    if (whole == null) {
      return;
    }
    bytes = 0;
    ctx.fireChannelRead(whole);
  }

  private ByteBuf joined(ChannelHandlerContext ctx) {
    ByteBuf whole = ctx.alloc().directBuffer(bytes);
    for (ByteBuf next = records.poll(); next != null; next = records.poll()) {
      whole.writeBytes(next);
      next.release();
    }
    return whole;
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
    records.forEach(ByteBuf::release);
    records.clear();
  }
}
