// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.Chunk;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A stored body in memory, in pieces of a handy size: it may be a mapped file. */
final class CachedBytes implements BodySource {

  private static final int PIECE = 256 * 1024;

  private final ByteBuffer bytes;
  private final Load load;
  private @Nullable BodyReceiver receiver;

  CachedBytes(ByteBuffer bytes, Load load) {
    this.bytes = bytes;
    this.load = load;
  }

  @Override
  public void start(BodyReceiver to) {
    receiver = to;
  }

  @Override
  public void demand() {
    BodyReceiver to = receiver;
    if (to == null) {
      return;
    }
    if (!bytes.hasRemaining()) {
      receiver = null;
      to.ended();
      return;
    }
    int length = Math.min(PIECE, bytes.remaining());
    ByteBuffer piece = bytes.slice(bytes.position(), length).asReadOnlyBuffer();
    bytes.position(bytes.position() + length);
    load.events().arrived(length);
    to.received(Chunk.of(piece));
  }

  @Override
  public void cancel() {
    receiver = null;
  }
}
