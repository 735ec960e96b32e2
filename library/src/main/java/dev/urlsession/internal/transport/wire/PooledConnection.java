// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

/** A connection that stands and can carry exchanges. Used on the loop. */
public interface PooledConnection {

  /** Whether exchanges can still be put on it. */
  boolean isOpen();

  /** How many more exchanges it can carry at the same time. */
  int room();

  /** Whether it carries none. */
  boolean isIdle();

  /** Whether it can carry many at the same time: HTTP/2. */
  boolean isMultiplexed();

  /** Puts the exchange on it. */
  void carry(WireExchange exchange);

  /** Takes no more exchanges, and closes when the last one has ended. */
  void retire();

  /** Closes it; what it carries fails. */
  void close();

  /** Hears what the pool must know. */
  interface Listener {

    /** There is room again. */
    void freed(PooledConnection connection);

    /** It turned out dead although it seemed idle; others of the same age may be dead as well. */
    void stale(PooledConnection connection);

    /** It takes no more exchanges, or is closed. */
    void gone(PooledConnection connection);
  }
}
