// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

/** Sends requests to servers, for one session. Used on the loop. */
public interface Transport {

  /**
   * The turn behind all others so far. Who keeps it when a request must be sent again is not
   * overtaken by later ones.
   */
  long nextTurn();

  /** Sends the request as soon as there is a connection for it. */
  Exchange send(
      WireRequest request, Place place, TransactionRecorder recorder, ExchangeObserver observer);

  /** Later requests use new connections. */
  void renewConnections();

  /** Forgets what was decided about servers: later handshakes ask anew (B-166). */
  void forgetTrust();

  /** Ends everything. */
  void close();
}
