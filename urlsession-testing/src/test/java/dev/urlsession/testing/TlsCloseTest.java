// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TlsCloseTest {

  private final LoopbackServer server = LoopbackServer.tls();
  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  @AfterEach
  void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    server.close();
  }

  /** Sends a request and tells whether TLS's close_notify came before the end. */
  private boolean closeNotifyCame() throws Exception {
    SslContext tls = SslContextBuilder.forClient().trustManager(server.trustManager()).build();
    AtomicBoolean answered = new AtomicBoolean();
    CompletableFuture<Boolean> came = new CompletableFuture<>();
    ChannelInboundHandlerAdapter listener =
        new ChannelInboundHandlerAdapter() {
          @Override
          public void channelRead(ChannelHandlerContext context, Object message) {
            answered.set(true);
            ReferenceCountUtil.release(message);
          }

          @Override
          public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // The missing close_notify is reported as an exception, too.
            context.close();
          }

          @Override
          public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslCloseCompletionEvent end) {
              came.complete(end.isSuccess());
            }
          }
        };
    Channel channel =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel opened) {
                    opened
                        .pipeline()
                        .addLast(
                            tls.newHandler(opened.alloc(), "127.0.0.1", server.port()), listener);
                  }
                })
            .connect("127.0.0.1", server.port())
            .syncUninterruptibly()
            .channel();
    channel.writeAndFlush(
        Unpooled.copiedBuffer("GET / HTTP/1.1\r\n\r\n", StandardCharsets.US_ASCII));
    boolean notified = came.get(60, TimeUnit.SECONDS);
    assertThat(answered).isTrue();
    return notified;
  }

  @Test
  @DisplayName("closeAfter says close_notify")
  void closeAfter() throws Exception {
    server.route("/", Answer.text("hello").closeAfter(2));

    assertThat(closeNotifyCame()).isTrue();
  }

  @Test
  @DisplayName("truncateAfter does not say close_notify")
  void truncateAfter() throws Exception {
    server.route("/", Answer.text("hello").truncateAfter(2));

    assertThat(closeNotifyCame()).isFalse();
  }
}
