// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Bytes as they are, for a body without a coding. */
final class IdentityDecoder implements Decoder {

  private final Pending pending = new Pending();

  @Override
  public void feed(ByteBuffer encoded) {
    pending.add(encoded);
  }

  @Override
  public @Nullable ByteBuffer next() {
    return pending.isEmpty() ? null : ByteBuffer.wrap(pending.copy(PIECE_BYTES));
  }

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
