// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps a chunk of the pool of buffers for each loop. The pool gives a chunk back as soon as
 * nothing of it is in use, which with the large buffers of a fast body is every few of them; and
 * Java zeroes each new one.
 */
final class KeptChunks {

  private static final Queue<ByteBuf> KEPT = new ConcurrentLinkedQueue<>();

  private KeptChunks() {}

  /** Keeps the calling loop's. */
  static void keep() {
    KEPT.add(PooledByteBufAllocator.DEFAULT.directBuffer(1));
  }
}
