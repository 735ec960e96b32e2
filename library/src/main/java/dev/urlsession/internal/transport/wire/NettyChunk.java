// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.internal.io.Chunk;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/** A chunk that is a Netty buffer, handed on without a copy. */
record NettyChunk(ByteBuf bytes) implements Chunk {

  @Override
  public int length() {
    return bytes.readableBytes();
  }

  @Override
  public ByteBuffer buffer() {
    return bytes.nioBuffer();
  }

  @Override
  public void release() {
    bytes.release();
  }
}
