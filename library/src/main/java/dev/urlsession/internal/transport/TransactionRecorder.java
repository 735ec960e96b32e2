// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

/** Takes down what happens to one request on the network; here, nothing. Used on the loop. */
public interface TransactionRecorder {

  /** For requests that nobody will hear of. */
  TransactionRecorder NONE = new TransactionRecorder() {};

  /** The connection the request goes on, or how far making one came. */
  default void connection(ConnectionFacts facts) {}

  /** The first byte of the request is about to go out. */
  default void requestStarted() {}

  /** The last byte of the request went out. */
  default void requestEnded() {}

  /** Bytes of the response came; the first call counts. */
  default void responseStarted() {}

  /** The last byte of the response came. */
  default void responseEnded() {}

  /** So many bytes of the request went out so far, as on the wire. */
  default void requestBytes(long header, long body) {}

  /** So many more bytes of the request's body went out, framing left out. */
  default void requestBody(long bytes) {}

  /** So many bytes of the response came so far, as on the wire. */
  default void responseBytes(long header, long body) {}

  /** So many more bytes were handed on, decoded. */
  default void decoded(long bytes) {}
}
