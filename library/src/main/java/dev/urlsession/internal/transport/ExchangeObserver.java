// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.HTTPHeaders;

/** Hears of an exchange under way, on the loop. */
public interface ExchangeObserver {

  /** It waits no longer for its turn: a connection is being made or was given. */
  void began();

  /** Bytes moved. */
  void activity();

  /** So many bytes of the body were handed to the network. */
  void sent(long bytes);

  /** So many bytes of the response's body came, framing left out. */
  void received(long bytes);

  /** An informational response came. */
  void informed(int status, String version, HTTPHeaders headers);
}
