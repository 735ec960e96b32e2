// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;

/** Writes the body to a file, or drops it when there is none, on the event loop. */
final class NettyBodyHandler extends SimpleChannelInboundHandler<HttpObject> {
  private final FileChannel out;
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private int code;

  NettyBodyHandler(FileChannel out) {
    this.out = out;
  }

  CompletableFuture<Integer> status() {
    return status;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message)
      throws IOException {
    if (message instanceof HttpResponse response) {
      code = response.status().code();
    }
    if (out != null && message instanceof HttpContent content) {
      ByteBuf bytes = content.content();
      while (bytes.isReadable()) {
        bytes.readBytes(out, bytes.readableBytes());
      }
    }
    if (message instanceof LastHttpContent) {
      status.complete(code);
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
