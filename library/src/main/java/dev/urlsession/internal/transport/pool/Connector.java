// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.pool;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.Route;
import dev.urlsession.internal.transport.WireFailure;
import dev.urlsession.internal.transport.wire.PooledConnection;
import org.jspecify.annotations.Nullable;

/** Makes connections for the pool. Used on the loop. */
public interface Connector {

  /** Begins to make one. */
  Cancellable connect(Route route, PooledConnection.Listener listener, Result result);

  /** Whether a connection on the way may turn out to carry many exchanges. */
  boolean mayMultiplex(Route route);

  /** Hears how it went, once, on the loop, unless it was cancelled. */
  interface Result {

    /** Whom to ask on the way; null when nobody waits for the connection any more. */
    @Nullable Challenges challenges();

    /** It stands. */
    void connected(PooledConnection connection);

    /** It could not be made. */
    void failed(WireFailure failure, ConnectionFacts facts);
  }
}
