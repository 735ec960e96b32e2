// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.io.OutgoingBody;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a user's stream and holds it to the length it promised, if any. */
final class StreamPieces implements PieceReader {

  private static final int PIECE = 64 * 1024;

  private final OutgoingBody.Stream body;
  private long read;

  StreamPieces(OutgoingBody.Stream body) {
    this.body = body;
  }

  @Override
  public boolean blocks() {
    return true;
  }

  @Override
  public boolean isStream() {
    return true;
  }

  @Override
  public Reading next(int length) {
    return this::read;
  }

  private @Nullable Piece read() throws URLError {
    byte[] bytes = new byte[PIECE];
    int count;
    try {
      count = body.stream().read(bytes);
    } catch (IOException | RuntimeException thrown) {
      throw URLError.of(
          Code.REQUEST_BODY_STREAM_EXHAUSTED, "The body stream could not be read.", thrown);
    }
    if (count < 0) {
      if (body.length() >= 0 && read < body.length()) {
        throw URLError.of(
            Code.REQUEST_BODY_STREAM_EXHAUSTED,
            "The body stream ended after " + read + " of " + body.length() + " promised bytes.");
      }
      return null;
    }
    read += count;
    if (body.length() >= 0 && read > body.length()) {
      throw URLError.of(
          Code.DATA_LENGTH_EXCEEDS_MAXIMUM,
          "The body stream has more than the " + body.length() + " promised bytes.");
    }
    return Piece.of(Unpooled.wrappedBuffer(bytes, 0, count));
  }
}
