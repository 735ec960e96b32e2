// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * deflate: zlib data (RFC 1950) as the standard says, or bare deflate data (RFC 1951) as a good
 * many servers send; the first two bytes tell which.
 */
final class DeflateDecoder implements Decoder {

  private final Pending pending = new Pending();
  private @Nullable Inflation inflation;

  @Override
  public void feed(ByteBuffer encoded) {
    pending.add(encoded);
  }

  @Override
  public @Nullable ByteBuffer next() throws BadCodingException {
    Inflation running = inflation;
    if (running == null) {
      if (pending.size() < 2) {
        return null;
      }
      running = new Inflation("deflate", !hasZlibHeader());
      inflation = running;
    }
    ByteBuffer piece = running.next(pending);
    if (piece == null && !pending.isEmpty()) {
      throw new BadCodingException("deflate", "other bytes follow the compressed data");
    }
    return piece;
  }

  private boolean hasZlibHeader() {
    int method = pending.peek(0);
    return (method & 0x0f) == 8 && method >> 4 <= 7 && (method << 8 | pending.peek(1)) % 31 == 0;
  }

  @Override
  public void finish() throws BadCodingException {
    boolean nothingCame = inflation == null && pending.isEmpty();
    if (!nothingCame && (inflation == null || !inflation.finished())) {
      throw new BadCodingException("deflate", "it is cut off");
    }
  }

  @Override
  public void close() {
    if (inflation != null) {
      inflation.close();
    }
  }
}
