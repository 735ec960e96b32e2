// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

/** Sends requests to servers, for one session. Used on the loop. */
public interface Transport {

  /** Sends the request as soon as there is a connection for it. */
  Exchange send(
      WireRequest request, float priority, TransactionRecorder recorder, ExchangeObserver observer);

  /** Later requests use new connections. */
  void renewConnections();

  /** Forgets what was decided about servers: later handshakes ask anew (B-166). */
  void forgetTrust();

  /** Ends everything. */
  void close();
}
