// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.pool;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.ConnectionIdentity;
import dev.urlsession.internal.transport.Route;
import dev.urlsession.internal.transport.WireFailure;
import dev.urlsession.internal.transport.wire.PooledConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one host and the queue for them (B-238). Confined to the loop.
 *
 * <p>A waiter gets, in this order: room on an HTTP/2 connection, the idle connection used last that
 * speaks for it or for nobody, a new connection while there are fewer than the limit, or its turn.
 * While the first connection to a host that may speak HTTP/2 is being made, no second one is begun:
 * one may be all it takes.
 */
final class HostPool implements PooledConnection.Listener {

  private static final Comparator<Waiter> TURNS = Comparator.comparing(Waiter::place);

  private final Route route;
  private final Connector connector;
  private final int limit;
  private final TreeSet<Waiter> waiters = new TreeSet<>(TURNS);
  private final Set<PooledConnection> connections = new LinkedHashSet<>();
  private final List<PooledConnection> idle = new ArrayList<>();
  private final IdentityHashMap<PooledConnection, ConnectionIdentity> identities =
      new IdentityHashMap<>();
  private int connecting;
  private boolean multiplexes;
  private boolean hasMultiplexed;
  private boolean closed;

  HostPool(Route route, Connector connector, int limit) {
    this.route = route;
    this.connector = connector;
    this.limit = limit;
    this.multiplexes = connector.mayMultiplex(route);
  }

  void add(Waiter waiter) {
    if (waiters.isEmpty() && serve(waiter)) {
      // Mostly there is nobody to queue behind.
      return;
    }
    waiters.add(waiter);
    pump();
  }

  void setPriority(Waiter waiter, float priority) {
    waiters.remove(waiter);
    waiter.move(priority);
    waiters.add(waiter);
  }

  void remove(Waiter waiter) {
    waiters.remove(waiter);
    waiter.leave();
    pump();
  }

  boolean isEmpty() {
    return connections.isEmpty() && waiters.isEmpty() && connecting == 0;
  }

  /** Closes what is idle now and what becomes idle later. */
  void retireAll() {
    List<PooledConnection> old = List.copyOf(connections);
    connections.clear();
    idle.clear();
    old.forEach(PooledConnection::retire);
  }

  /** Closes all, also what is still being made on behalf of waiters, which it refuses. */
  void closeAll() {
    closed = true;
    List<Waiter> waiting = List.copyOf(waiters);
    waiters.clear();
    waiting.forEach(Waiter::closed);
    List<PooledConnection> old = List.copyOf(connections);
    connections.clear();
    idle.clear();
    old.forEach(PooledConnection::close);
  }

  /** Closes what has been idle since the last sweep. */
  void sweep(Set<PooledConnection> idleBefore, Set<PooledConnection> idleNow) {
    for (PooledConnection connection : List.copyOf(connections)) {
      if (connection.isIdle() && !idleBefore.contains(connection)) {
        idleNow.add(connection);
      } else if (connection.isIdle()) {
        connections.remove(connection);
        idle.remove(connection);
        connection.retire();
      }
    }
  }

  private void pump() {
    while (!waiters.isEmpty()) {
      if (!serve() && !connect() && !evict()) {
        return;
      }
    }
  }

  /** Serves the first waiter that there is a connection for. */
  private boolean serve() {
    if (idle.isEmpty() && !multiplexes) {
      return false;
    }
    for (Waiter waiter : waiters) {
      if (serve(waiter)) {
        return true;
      }
    }
    return false;
  }

  private boolean serve(Waiter waiter) {
    ConnectionIdentity wanted = waiter.exchange().request().identity();
    PooledConnection free = awaitsItsOwn(waiter) ? own(wanted) : free(wanted);
    if (free == null) {
      return false;
    }
    waiters.remove(waiter);
    if (wanted != null && wanted.binds()) {
      identities.put(free, wanted);
    }
    waiter.served();
    waiter.exchange().began();
    free.carry(waiter.exchange());
    return true;
  }

  /** The next word of a handshake goes on the connection of the last one, and on no other. */
  private boolean awaitsItsOwn(Waiter waiter) {
    ConnectionIdentity wanted = waiter.exchange().request().identity();
    return wanted != null && wanted.binds() && identities.containsValue(wanted);
  }

  private @Nullable PooledConnection own(@Nullable ConnectionIdentity wanted) {
    for (PooledConnection connection : idle) {
      if (identities.get(connection) == wanted && connection.isOpen()) {
        idle.remove(connection);
        return connection;
      }
    }
    return null;
  }

  private @Nullable PooledConnection free(@Nullable ConnectionIdentity wanted) {
    PooledConnection shared = hasMultiplexed ? shared() : null;
    if (shared != null) {
      return shared;
    }
    PooledConnection itsOwn =
        wanted == null || identities.isEmpty()
            ? null
            : lastIdle(who -> who != null && wanted.fits(who));
    return itsOwn == null ? lastIdle(Objects::isNull) : itsOwn;
  }

  /** The one used last of those that speak for whom it should; looks at no more than it must. */
  private @Nullable PooledConnection lastIdle(Predicate<@Nullable ConnectionIdentity> speaks) {
    for (int i = idle.size() - 1; i >= 0; i--) {
      PooledConnection connection = idle.get(i);
      if (!connection.isOpen() || connection.room() <= 0) {
        idle.remove(i);
      } else if (speaks.test(identities.get(connection))) {
        idle.remove(i);
        return connection;
      }
    }
    return null;
  }

  private @Nullable PooledConnection shared() {
    for (PooledConnection connection : connections) {
      if (connection.isMultiplexed() && connection.isOpen() && connection.room() > 0) {
        return connection;
      }
    }
    return null;
  }

  /** Gives up the oldest idle connection that speaks for somebody else, where it is in the way. */
  private boolean evict() {
    boolean full = connections.size() + connecting >= limit;
    if (!full || waiters.stream().allMatch(this::awaitsItsOwn)) {
      return false;
    }
    for (PooledConnection connection : idle) {
      ConnectionIdentity speaksFor = identities.get(connection);
      if (speaksFor != null && speaksFor.mayGo()) {
        idle.remove(connection);
        connections.remove(connection);
        identities.remove(connection);
        connection.retire();
        return true;
      }
    }
    return false;
  }

  private boolean connect() {
    boolean full = connections.size() + connecting >= limit;
    boolean oneIsEnough =
        multiplexes
            && (connecting > 0 || connections.stream().anyMatch(PooledConnection::isMultiplexed));
    // One that was made for a waiter served otherwise is for the next in the queue.
    boolean oneIsComing = connecting >= waiters.size();
    if (full || oneIsEnough || oneIsComing) {
      return false;
    }
    for (Waiter waiter : waiters) {
      if (!waiter.isAttempting() && !awaitsItsOwn(waiter)) {
        connectFor(waiter);
        return waiter.waits();
      }
    }
    return false;
  }

  private void connectFor(Waiter waiter) {
    connecting++;
    waiter.attempting();
    waiter.exchange().began();
    Attempt attempt = new Attempt(waiter);
    Cancellable underway = connector.connect(route, this, attempt);
    waiter.attempt(
        () -> {
          if (attempt.end()) {
            underway.cancel();
          }
        });
  }

  private final class Attempt implements Connector.Result {

    private final Waiter waiter;
    private boolean ended;

    Attempt(Waiter waiter) {
      this.waiter = waiter;
    }

    boolean end() {
      if (ended) {
        return false;
      }
      ended = true;
      connecting--;
      waiter.attempted();
      return true;
    }

    @Override
    public @Nullable Challenges challenges() {
      Waiter asked = waiter.waits() || waiters.isEmpty() ? waiter : waiters.first();
      return asked.waits() ? asked.exchange().request().challenges() : null;
    }

    @Override
    public void connected(PooledConnection connection) {
      if (end() && !closed) {
        multiplexes = connection.isMultiplexed();
        hasMultiplexed |= multiplexes;
        connections.add(connection);
        freed(connection);
      } else {
        connection.close();
      }
    }

    @Override
    public void failed(WireFailure failure, ConnectionFacts facts) {
      if (end()) {
        if (waiter.waits()) {
          waiters.remove(waiter);
          waiter.refused(failure, facts);
        }
        pump();
      }
    }
  }

  @Override
  public void freed(PooledConnection connection) {
    if (!connections.contains(connection)) {
      connection.retire();
      return;
    }
    if (!connection.isMultiplexed()) {
      idle.add(connection);
    }
    pump();
  }

  /** The one repetition of a request must not meet the next dead connection (B-239). */
  @Override
  public void stale(PooledConnection connection) {
    List<PooledConnection> suspects = List.copyOf(idle);
    idle.clear();
    connections.removeAll(suspects);
    suspects.forEach(PooledConnection::retire);
  }

  @Override
  public void gone(PooledConnection connection) {
    identities.remove(connection);
    connections.remove(connection);
    idle.remove(connection);
    pump();
  }
}
