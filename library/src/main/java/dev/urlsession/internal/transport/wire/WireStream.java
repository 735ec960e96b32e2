// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

/** The connection, or the stream of one, that an exchange is on. Used on the loop. */
interface WireStream {

  /** Reads some more from the network, where that waits to be asked. */
  void read();

  /** The receiver took so many bytes; the sender may send as many more. */
  void taken(int bytes);

  /** Goes on writing the body, if it waited. */
  void proceed();

  /** Ends the exchange before its time; the exchange hears nothing more. */
  void abort();
}
