// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http2.Http2Exception.HeaderListSizeException;
import javax.net.ssl.SSLException;

/** Says in a user's words what happened to a connection. */
final class ChannelFailures {

  private ChannelFailures() {}

  /** The connection broke, or could not be understood. */
  static URLError of(Throwable thrown) {
    if (thrown instanceof URLError error) {
      return error;
    }
    if (thrown instanceof HeaderListSizeException tooLong && tooLong.duringDecode()) {
      return tooLongHeader(thrown);
    }
    if (thrown instanceof SSLException) {
      return URLError.of(
          Code.SECURE_CONNECTION_FAILED, "TLS failed in the middle of the connection.", thrown);
    }
    return URLError.of(Code.NETWORK_CONNECTION_LOST, "The connection was lost; try again.", thrown);
  }

  /** The bytes of the response are not HTTP. */
  static URLError malformed(Throwable thrown) {
    if (thrown instanceof TooLongFrameException) {
      return tooLongHeader(thrown);
    }
    if (thrown instanceof PrematureChannelClosureException) {
      return URLError.of(
          Code.NETWORK_CONNECTION_LOST,
          "The server closed the connection in the middle of its answer; try again.",
          thrown);
    }
    return URLError.of(
        Code.CANNOT_PARSE_RESPONSE, "The server's answer is not HTTP as it should be.", thrown);
  }

  private static URLError tooLongHeader(Throwable thrown) {
    return URLError.of(
        Code.DATA_LENGTH_EXCEEDS_MAXIMUM,
        "The header of the response is too long; raise maximumHeaderBytes to allow it.",
        thrown);
  }

  /** The server closed before the response came. */
  static URLError closedBeforeResponse() {
    return URLError.of(
        Code.NETWORK_CONNECTION_LOST,
        "The server closed the connection without an answer; try again.");
  }

  /** The server closed before the end of the body. */
  static URLError closedInBody(long received) {
    return received == 0
        ? URLError.of(Code.ZERO_BYTE_RESOURCE, "The server promised a body and sent nothing of it.")
        : URLError.of(
            Code.NETWORK_CONNECTION_LOST,
            "The server closed the connection after " + received + " bytes of the body.");
  }
}
