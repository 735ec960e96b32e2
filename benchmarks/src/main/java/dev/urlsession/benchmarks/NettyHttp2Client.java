// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The yardstick for HTTP/2: one connection, the JDK's TLS, one child channel for each request. */
final class NettyHttp2Client implements BenchmarkClient {
  private final NettyChannels channels = NettyChannels.open();
  private final Http2StreamChannelBootstrap streams;
  private final Http2Headers headers;

  NettyHttp2Client(Target target) throws Exception {
    headers =
        new DefaultHttp2Headers()
            .method("GET")
            .scheme("https")
            .authority(Target.HOST + ":" + target.port())
            .path(Target.SMALL_PATH);
    SslContext tls =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.JDK)
            .trustManager(target.certificate().toFile())
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    ApplicationProtocolNames.HTTP_2))
            .build();
    CompletableFuture<Void> ready = new CompletableFuture<>();
    Channel connection =
        channels
            .bootstrap(target)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            tls.newHandler(channel.alloc(), Target.HOST, target.port()),
                            Http2FrameCodecBuilder.forClient().build(),
                            new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()),
                            new SettingsHandler(ready));
                  }
                })
            .connect()
            .sync()
            .channel();
    ready.get(10, TimeUnit.SECONDS);
    streams = new Http2StreamChannelBootstrap(connection);
  }

  @Override
  public void get(Answer answer) {
    var loop = channels.group().next();
    if (loop.inEventLoop()) {
      start(answer);
    } else {
      loop.execute(() -> start(answer));
    }
  }

  private void start(Answer answer) {
    streams
        .handler(new StreamHandler(answer))
        .open()
        .addListener(
            opened -> {
              if (opened.isSuccess()) {
                ((Http2StreamChannel) opened.getNow())
                    .writeAndFlush(new DefaultHttp2HeadersFrame(headers, true));
              } else {
                answer.failed(opened.cause());
              }
            });
  }

  @Override
  public void download(String path, Path file) {
    throw new UnsupportedOperationException("The file workloads run over HTTP/1.1");
  }

  @Override
  public void upload(Path file) {
    throw new UnsupportedOperationException("The file workloads run over HTTP/1.1");
  }

  @Override
  public void close() {
    channels.close();
  }

  private static final class SettingsHandler extends ChannelInboundHandlerAdapter {
    private final CompletableFuture<Void> ready;

    SettingsHandler(CompletableFuture<Void> ready) {
      this.ready = ready;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof Http2SettingsFrame) {
        ready.complete(null);
      }
      ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      ready.completeExceptionally(cause);
    }
  }

  private static final class StreamHandler extends ChannelInboundHandlerAdapter {
    private final Answer answer;
    private int status;
    private long length;

    StreamHandler(Answer answer) {
      this.answer = answer;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      boolean last = false;
      if (message instanceof Http2HeadersFrame frame) {
        status = Integer.parseInt(frame.headers().status().toString());
        last = frame.isEndStream();
      } else if (message instanceof Http2DataFrame frame) {
        length += frame.content().readableBytes();
        last = frame.isEndStream();
      }
      ReferenceCountUtil.release(message);
      if (last) {
        answer.received(status, length);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      answer.failed(cause);
    }
  }
}
