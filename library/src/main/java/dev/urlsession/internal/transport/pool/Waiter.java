// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.pool;

import dev.urlsession.URLError;
import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.Exchange;
import dev.urlsession.internal.transport.Place;
import dev.urlsession.internal.transport.WireFailure;
import dev.urlsession.internal.transport.WireFailure.Reach;
import dev.urlsession.internal.transport.WireResponse;
import dev.urlsession.internal.transport.wire.WireExchange;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An exchange in the queue for a connection of its host, as those who asked for it hold it, also
 * when its turn has come. Confined to the loop.
 */
final class Waiter implements Exchange {

  private final ConnectionPool pool;
  private final WireExchange exchange;
  private @Nullable Place place; // Null when it does not wait any more.
  private @Nullable Cancellable attempt;
  private boolean attempting;

  Waiter(ConnectionPool pool, WireExchange exchange, Place place) {
    this.pool = pool;
    this.exchange = exchange;
    this.place = place;
  }

  WireExchange exchange() {
    return exchange;
  }

  /** While it waits. */
  Place place() {
    return Objects.requireNonNull(place);
  }

  /** Whether its turn is still to come. */
  boolean waits() {
    return place != null;
  }

  void move(float priority) {
    place = place().withPriority(priority);
  }

  @Override
  public CompletableFuture<WireResponse> response() {
    return exchange.response();
  }

  @Override
  public void setPriority(float priority) {
    if (waits()) {
      pool.setPriority(this, priority);
    }
  }

  @Override
  public void suspend() {
    exchange.suspend();
  }

  @Override
  public void proceed() {
    exchange.proceed();
  }

  @Override
  public void cancel() {
    if (waits()) {
      pool.remove(this);
    }
    exchange.cancel();
  }

  /** Whether a connection is being made on behalf of it. */
  boolean isAttempting() {
    return attempting;
  }

  void attempting() {
    attempting = true;
  }

  void attempt(Cancellable underway) {
    attempt = underway;
  }

  /** The attempt on behalf of it ended, well or not. */
  void attempted() {
    attempting = false;
    attempt = null;
  }

  /** Its turn came without the attempt, which goes on for others. */
  void served() {
    attempt = null;
    place = null;
  }

  void refused(WireFailure failure, @Nullable ConnectionFacts facts) {
    served();
    exchange.refused(failure, facts);
  }

  /** There will be no turn any more. */
  void closed() {
    leave();
    exchange.refused(new WireFailure(URLError.cancelled(null), Reach.NOT_SENT), null);
  }

  /** Gives up; the attempt on behalf of it with it. */
  void leave() {
    Cancellable underway = attempt;
    served();
    if (underway != null) {
      underway.cancel();
    }
  }
}
