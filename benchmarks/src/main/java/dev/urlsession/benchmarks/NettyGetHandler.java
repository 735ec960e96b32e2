// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.function.Consumer;

/** Counts one answer's body and gives the connection back before it reports. */
final class NettyGetHandler extends SimpleChannelInboundHandler<HttpObject> {
  private final Consumer<Channel> release;
  private BenchmarkClient.Answer answer;
  private int status;
  private long length;

  NettyGetHandler(Consumer<Channel> release) {
    this.release = release;
  }

  void expect(BenchmarkClient.Answer next) {
    answer = next;
    length = 0;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof HttpResponse response) {
      status = response.status().code();
    }
    if (message instanceof HttpContent content) {
      length += content.content().readableBytes();
    }
    if (message instanceof LastHttpContent) {
      BenchmarkClient.Answer done = answer;
      answer = null;
      release.accept(context.channel());
      done.received(status, length);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (answer != null) {
      answer.failed(new IllegalStateException("The server closed a connection in use"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (answer != null) {
      answer.failed(cause);
    }
    context.close();
  }
}
