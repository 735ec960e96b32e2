// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.stream.ChunkedFile;
import io.netty.handler.stream.ChunkedWriteHandler;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** File transfers of the bare client: big receive buffers one way, sendfile the other. */
final class NettyTransfer {
  private static final int BUFFER = 1 << 20;
  private static final long LIMIT_MINUTES = 5;

  private NettyTransfer() {}

  /** The file is written on a thread of {@code files}. */
  static void download(
      NettyChannels channels, Target target, String path, Path file, Executor files)
      throws Exception {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      NettyBodyHandler body = new NettyBodyHandler(out, files);
      Channel channel = connect(channels, target, body);
      HttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path);
      request.headers().set(HttpHeaderNames.HOST, Target.HOST + ":" + target.port());
      channel.writeAndFlush(request, channel.voidPromise());
      finish(channel, body);
    }
  }

  static void upload(NettyChannels channels, Target target, Path file) throws Exception {
    NettyBodyHandler body = new NettyBodyHandler(null, Runnable::run);
    Channel channel = connect(channels, target, body);
    long length = Files.size(file);
    HttpRequest request =
        new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.PUT, Target.UPLOAD_PATH);
    request.headers().set(HttpHeaderNames.HOST, Target.HOST + ":" + target.port());
    request.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
    channel.write(request, channel.voidPromise());
    if (target.tls()) {
      channel.pipeline().addLast(new ChunkedWriteHandler());
      channel.write(new ChunkedFile(new RandomAccessFile(file.toFile(), "r"), 0, length, BUFFER));
    } else {
      channel.write(new DefaultFileRegion(file.toFile(), 0, length), channel.voidPromise());
    }
    channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    finish(channel, body);
  }

  private static Channel connect(NettyChannels channels, Target target, NettyBodyHandler body)
      throws Exception {
    SslContext tls =
        target.tls()
            ? SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .trustManager(target.certificate().toFile())
                .build()
            : null;
    HttpDecoderConfig config = new HttpDecoderConfig().setMaxChunkSize(BUFFER);
    return channels
        .bootstrap(target)
        .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(BUFFER))
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                if (tls != null) {
                  channel
                      .pipeline()
                      .addLast(tls.newHandler(channel.alloc(), Target.HOST, target.port()));
                }
                channel.pipeline().addLast(new HttpClientCodec(config, false, false), body);
              }
            })
        .connect()
        .sync()
        .channel();
  }

  private static void finish(Channel channel, NettyBodyHandler body) throws Exception {
    try {
      BenchmarkClient.requireSuccess(body.status().get(LIMIT_MINUTES, TimeUnit.MINUTES));
    } finally {
      channel.close().sync();
    }
  }
}
