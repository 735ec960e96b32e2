// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes the body to a file, or drops it when there is none. The executor says on which thread; the
 * server is held up while too much waits for it.
 */
final class NettyBodyHandler extends SimpleChannelInboundHandler<HttpObject> {
  private static final long HIGH = 4 << 20;
  private static final long LOW = 1 << 20;

  private final FileChannel out;
  private final Executor files;
  private final AtomicLong waiting = new AtomicLong();
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private int code;

  NettyBodyHandler(FileChannel out, Executor files) {
    this.out = out;
    this.files = files;
  }

  CompletableFuture<Integer> status() {
    return status;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof HttpResponse response) {
      code = response.status().code();
    }
    if (out != null && message instanceof HttpContent content) {
      ByteBuf bytes = content.content().retain();
      if (waiting.addAndGet(bytes.readableBytes()) > HIGH) {
        context.channel().config().setAutoRead(false);
        if (waiting.get() < LOW) {
          // All of it was written meanwhile, and nobody would say so again.
          context.channel().config().setAutoRead(true);
        }
      }
      files.execute(() -> write(context.channel(), bytes));
    }
    if (message instanceof LastHttpContent) {
      files.execute(() -> status.complete(code));
    }
  }

  private void write(Channel channel, ByteBuf bytes) {
    int length = bytes.readableBytes();
    try {
      while (bytes.isReadable()) {
        bytes.readBytes(out, bytes.readableBytes());
      }
    } catch (IOException e) {
      status.completeExceptionally(e);
    } finally {
      bytes.release();
    }
    long left = waiting.addAndGet(-length);
    if (left < LOW && left + length >= LOW) {
      channel.config().setAutoRead(true);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    status.completeExceptionally(new IllegalStateException("The server closed the connection"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    status.completeExceptionally(cause);
    context.close();
  }
}
