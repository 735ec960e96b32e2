// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.pool;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.transport.Exchange;
import dev.urlsession.internal.transport.Place;
import dev.urlsession.internal.transport.Route;
import dev.urlsession.internal.transport.wire.PooledConnection;
import dev.urlsession.internal.transport.wire.WireExchange;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections of one session. Confined to the loop. */
public final class ConnectionPool {

  /** An idle connection is kept for one to two of these; many servers keep theirs for 60 s. */
  private static final Duration SWEEP = Duration.ofSeconds(30);

  private final Loop loop;
  private final Connector connector;
  private final int limitPerHost;
  private final Map<Route, HostPool> hosts = new HashMap<>();
  private Set<PooledConnection> idleBefore = identitySet();
  private @Nullable Cancellable sweeping;
  private boolean closed;

  /** An empty one. */
  public ConnectionPool(Loop loop, Connector connector, int limitPerHost) {
    this.loop = loop;
    this.connector = connector;
    this.limitPerHost = limitPerHost;
  }

  /**
   * Puts the exchange on a connection, now or when its turn comes. After the end there are none: a
   * load that was still looking for its proxy then must not open one that nobody closes.
   */
  public Exchange acquire(WireExchange exchange, Place place) {
    Waiter waiter = new Waiter(this, exchange, place);
    if (closed) {
      waiter.closed();
      return waiter;
    }
    Route route = exchange.request().route();
    hosts.computeIfAbsent(route, host -> new HostPool(host, connector, limitPerHost)).add(waiter);
    if (sweeping == null) {
      sweeping = loop.after(SWEEP, this::sweep);
    }
    return waiter;
  }

  /** Changes the waiter's turn, if it still waits. */
  void setPriority(Waiter waiter, float priority) {
    HostPool host = hosts.get(waiter.exchange().request().route());
    if (host != null) {
      host.setPriority(waiter, priority);
    }
  }

  /** Takes the waiter out, if it still waits. */
  void remove(Waiter waiter) {
    HostPool host = hosts.get(waiter.exchange().request().route());
    if (host != null) {
      host.remove(waiter);
    }
  }

  /** Later exchanges get new connections. */
  public void renew() {
    hosts.values().forEach(HostPool::retireAll);
  }

  /** Closes all, for good. */
  public void close() {
    closed = true;
    if (sweeping != null) {
      sweeping.cancel();
      sweeping = null;
    }
    hosts.values().forEach(HostPool::closeAll);
    hosts.clear();
  }

  private void sweep() {
    Set<PooledConnection> idleNow = identitySet();
    hosts.values().forEach(host -> host.sweep(idleBefore, idleNow));
    hosts.values().removeIf(HostPool::isEmpty);
    idleBefore = idleNow;
    sweeping = hosts.isEmpty() ? null : loop.after(SWEEP, this::sweep);
  }

  private static Set<PooledConnection> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
