// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * The yardstick: the HTTP/1.1 codec and a list of idle connections, nothing else. The list is only
 * touched on the one event loop.
 */
final class NettyClient implements BenchmarkClient {
  private final Target target;
  private final NettyChannels channels = NettyChannels.open();
  private final Bootstrap bootstrap;
  private final Deque<Channel> idle = new ArrayDeque<>();
  private final Executor files;

  /** Downloads are written by {@code files}, by the loop itself if that runs work at once. */
  NettyClient(Target target, Executor files) {
    this.target = target;
    this.files = files;
    this.bootstrap =
        channels
            .bootstrap(target)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpClientCodec(), new NettyGetHandler(idle::push));
                  }
                });
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
    Channel channel = idle.poll();
    if (channel != null) {
      send(channel, answer);
      return;
    }
    bootstrap
        .connect()
        .addListener(
            (ChannelFuture connected) -> {
              if (connected.isSuccess()) {
                send(connected.channel(), answer);
              } else {
                answer.failed(connected.cause());
              }
            });
  }

  private void send(Channel channel, Answer answer) {
    channel.pipeline().get(NettyGetHandler.class).expect(answer);
    FullHttpRequest request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, Target.SMALL_PATH);
    request.headers().set(HttpHeaderNames.HOST, Target.HOST + ":" + target.port());
    channel.writeAndFlush(request, channel.voidPromise());
  }

  @Override
  public void download(String path, Path file) throws Exception {
    NettyTransfer.download(channels, target, path, file, files);
  }

  @Override
  public void upload(Path file) throws Exception {
    NettyTransfer.upload(channels, target, file);
  }

  @Override
  public void close() {
    channels.close();
  }
}
