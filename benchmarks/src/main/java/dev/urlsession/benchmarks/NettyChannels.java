// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;

/** One event loop, on epoll where there is one. */
record NettyChannels(EventLoopGroup group, Class<? extends Channel> type) {
  static NettyChannels open() {
    return Epoll.isAvailable()
        ? new NettyChannels(
            new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory()),
            EpollSocketChannel.class)
        : new NettyChannels(
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()), NioSocketChannel.class);
  }

  Bootstrap bootstrap(Target target) {
    return new Bootstrap()
        .group(group)
        .channel(type)
        .option(ChannelOption.TCP_NODELAY, true)
        .remoteAddress(Target.HOST, target.port());
  }

  void close() {
    group.shutdownGracefully();
  }
}
