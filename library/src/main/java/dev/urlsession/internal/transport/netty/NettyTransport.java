// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.netty;

import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.transport.Exchange;
import dev.urlsession.internal.transport.ExchangeObserver;
import dev.urlsession.internal.transport.NettyLoop;
import dev.urlsession.internal.transport.Place;
import dev.urlsession.internal.transport.TransactionRecorder;
import dev.urlsession.internal.transport.Transport;
import dev.urlsession.internal.transport.TransportSettings;
import dev.urlsession.internal.transport.WireRequest;
import dev.urlsession.internal.transport.connect.NettyConnector;
import dev.urlsession.internal.transport.pool.ConnectionPool;
import dev.urlsession.internal.transport.wire.WireExchange;

/** The transport of one session, all of it on one loop. */
public final class NettyTransport implements Transport {

  private final NettyConnector connector;
  private final ConnectionPool pool;
  private final Timers timers;
  private long turns;

  /** For one session. */
  public NettyTransport(NettyLoop loop, Timers timers, TransportSettings settings) {
    this.timers = timers;
    this.connector = new NettyConnector(loop, timers, settings);
    this.pool = new ConnectionPool(loop, connector, settings.maximumConnectionsPerHost());
  }

  @Override
  public long nextTurn() {
    return turns++;
  }

  @Override
  public Exchange send(
      WireRequest request, Place place, TransactionRecorder recorder, ExchangeObserver observer) {
    return pool.acquire(new WireExchange(request, recorder, observer, timers), place);
  }

  @Override
  public void renewConnections() {
    pool.renew();
  }

  @Override
  public void forgetTrust() {
    connector.forget();
  }

  @Override
  public void close() {
    pool.close();
  }
}
