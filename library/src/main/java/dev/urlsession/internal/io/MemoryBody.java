// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.io;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A body of bytes in memory, given in one chunk. */
final class MemoryBody implements BodySource {

  private final ByteBuffer bytes;
  private @Nullable BodyReceiver receiver;
  private boolean given;

  MemoryBody(ByteBuffer bytes) {
    this.bytes = bytes;
    this.given = !bytes.hasRemaining();
  }

  @Override
  public void start(BodyReceiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public void demand() {
    BodyReceiver to = receiver;
    if (to == null) {
      return;
    }
    if (given) {
      receiver = null;
      to.ended();
    } else {
      given = true;
      to.received(Chunk.of(bytes));
    }
  }

  @Override
  public void cancel() {
    receiver = null;
  }
}
