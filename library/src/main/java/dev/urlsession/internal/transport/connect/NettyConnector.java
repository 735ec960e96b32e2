// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.HTTPVersion;
import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.transport.NettyLoop;
import dev.urlsession.internal.transport.Route;
import dev.urlsession.internal.transport.TransportRuntime;
import dev.urlsession.internal.transport.TransportSettings;
import dev.urlsession.internal.transport.pool.Connector;
import dev.urlsession.internal.transport.tls.TLS;
import dev.urlsession.internal.transport.wire.PooledConnection;
import dev.urlsession.internal.transport.wire.WireFields;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;

/** Makes connections: looks up the name, races the addresses, speaks TLS. Used on the loop. */
public final class NettyConnector implements Connector {

  private final Workshop workshop;

  /** For one session. */
  public NettyConnector(NettyLoop loop, Timers timers, TransportSettings settings) {
    this.workshop =
        new Workshop(
            loop,
            timers,
            settings,
            new TLS(settings),
            new WireFields(settings.maximumHeaderCount()),
            bootstrap(loop, settings));
  }

  @Override
  public boolean mayMultiplex(Route route) {
    return route.end().isSecure() && workshop.settings().versions().contains(HTTPVersion.HTTP_2);
  }

  @Override
  public Cancellable connect(Route route, PooledConnection.Listener listener, Result result) {
    ConnectionAttempt attempt = new ConnectionAttempt(route, workshop, listener, result);
    attempt.start();
    return attempt;
  }

  /** Later connections ask anew about trust. */
  public void forget() {
    workshop.tls().forget();
  }

  private static Bootstrap bootstrap(NettyLoop loop, TransportSettings settings) {
    Bootstrap prepared =
        new Bootstrap()
            .group(loop.eventLoop())
            .channel(TransportRuntime.shared().channelType())
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            // The race has a limit of its own.
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
            .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .option(ChannelOption.RECVBUF_ALLOCATOR, ReadSizes.plain())
            .option(
                ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(1 << 18, 1 << 20))
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    // What is spoken is known only when the race is won.
                  }
                });
    int trafficClass = TrafficClass.of(settings.serviceType());
    return trafficClass == 0 ? prepared : prepared.option(ChannelOption.IP_TOS, trafficClass);
  }
}
