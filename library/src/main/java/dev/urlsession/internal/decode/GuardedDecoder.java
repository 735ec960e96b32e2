// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Keeps callers from a native decoder that has failed or is closed. */
final class GuardedDecoder implements Decoder {

  private final Decoder decoder;
  private @Nullable BadCodingException failure;
  private boolean closed;

  GuardedDecoder(Decoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public void feed(ByteBuffer encoded) {
    if (closed || failure != null) {
      encoded.position(encoded.limit());
    } else {
      decoder.feed(encoded);
    }
  }

  @Override
  public @Nullable ByteBuffer next() throws BadCodingException {
    if (closed) {
      return null;
    }
    rethrow();
    try {
      return decoder.next();
    } catch (BadCodingException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void finish() throws BadCodingException {
    if (!closed) {
      rethrow();
      decoder.finish();
    }
  }

  private void rethrow() throws BadCodingException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      decoder.close();
    }
  }
}
