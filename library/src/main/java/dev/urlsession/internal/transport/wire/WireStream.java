// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

/** The connection, or the stream of one, that an exchange is on. Used on the loop. */
interface WireStream {

  /** Reads some more from the network. */
  void read();

  /** Goes on writing the body, if it waited. */
  void proceed();

  /** Ends the exchange before its time; the exchange hears nothing more. */
  void abort();
}
