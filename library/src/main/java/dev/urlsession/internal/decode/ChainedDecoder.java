// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Two codings, one around the other; the inner one asks the outer one only when it runs dry. */
final class ChainedDecoder implements Decoder {

  private final Decoder outer;
  private final Decoder inner;

  ChainedDecoder(Decoder outer, Decoder inner) {
    this.outer = outer;
    this.inner = inner;
  }

  @Override
  public void feed(ByteBuffer encoded) {
    outer.feed(encoded);
  }

  @Override
  public @Nullable ByteBuffer next() throws BadCodingException {
    while (true) {
      ByteBuffer decoded = inner.next();
      if (decoded != null) {
        return decoded;
      }
      ByteBuffer halfway = outer.next();
      if (halfway == null) {
        return null;
      }
      inner.feed(halfway);
    }
  }

  @Override
  public void finish() throws BadCodingException {
    outer.finish();
    inner.finish();
  }

  @Override
  public void close() {
    outer.close();
    inner.close();
  }
}
