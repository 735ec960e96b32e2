// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that begins with the HTTP/2 preface and tells, frame by frame, what comes back. */
final class Http2FrameLog implements AutoCloseable {

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final Channel channel;

  Http2FrameLog(LoopbackServer server) {
    channel =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel opened) {
                    opened
                        .pipeline()
                        .addLast(Http2FrameCodecBuilder.forClient().build())
                        .addLast(new Http2MultiplexHandler(new Log()), new Log());
                  }
                })
            .connect("127.0.0.1", server.port())
            .syncUninterruptibly()
            .channel();
  }

  void get(String path) {
    request("GET", path, true);
  }

  /** Begins an upload, whose body can be sent to the stream returned. */
  Channel post(String path) {
    return request("POST", path, false);
  }

  void data(Channel stream, int length, boolean end) {
    stream.writeAndFlush(
        new DefaultHttp2DataFrame(stream.alloc().buffer(length).writeZero(length), end));
  }

  private Channel request(String method, String path, boolean end) {
    Channel stream =
        new Http2StreamChannelBootstrap(channel)
            .handler(new Log())
            .open()
            .syncUninterruptibly()
            .getNow();
    DefaultHttp2Headers headers = new DefaultHttp2Headers();
    headers.method(method).path(path).scheme("http").authority("a");
    stream.writeAndFlush(new DefaultHttp2HeadersFrame(headers, end)).syncUninterruptibly();
    return stream;
  }

  /** The next frame, or the end of the connection. */
  String next() throws InterruptedException {
    String frame = frames.poll(Client.SOON.toSeconds(), TimeUnit.SECONDS);
    return frame == null ? "silence" : frame;
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Sharable
  private final class Log extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
      if (frame instanceof Http2HeadersFrame head) {
        frames.add("HEADERS " + head.headers().status() + (head.isEndStream() ? " end" : ""));
      } else if (frame instanceof Http2DataFrame data) {
        String text = data.content().toString(StandardCharsets.UTF_8);
        frames.add("DATA " + text + (data.isEndStream() ? " end" : ""));
      } else if (frame instanceof Http2GoAwayFrame goAway) {
        frames.add("GOAWAY " + goAway.errorCode() + " after " + goAway.lastStreamId());
      }
      ReferenceCountUtil.release(frame);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof Http2ResetFrame reset) {
        frames.add("RST_STREAM " + reset.errorCode());
      }
      ReferenceCountUtil.release(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (context.channel() == channel) {
        frames.add("closed");
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // A reset connection becomes inactive: that is what the log tells.
      context.close();
    }
  }
}
