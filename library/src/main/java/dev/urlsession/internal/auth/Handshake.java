// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import org.jspecify.annotations.Nullable;

/** The words a client says to prove a connection, each in answer to one of the server's. */
interface Handshake {

  /**
   * The next word. May block.
   *
   * @param said what the server said; null at the beginning
   * @return null when there is nothing to say to that
   */
  byte @Nullable [] answer(byte @Nullable [] said);
}
