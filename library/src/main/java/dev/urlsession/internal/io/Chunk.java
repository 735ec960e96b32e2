// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.io;

import java.nio.ByteBuffer;

/** Some bytes of a body. Who holds it must release it, once; its bytes are gone then. */
public interface Chunk {

  /** How many bytes. */
  int length();

  /** The bytes, from position to limit. */
  ByteBuffer buffer();

  /** Gives the memory back. */
  void release();

  /** A chunk on the heap, which the garbage collector frees. */
  static Chunk of(ByteBuffer bytes) {
    return new Chunk() {
      @Override
      public int length() {
        return bytes.remaining();
      }

      @Override
      public ByteBuffer buffer() {
        return bytes;
      }

      @Override
      public void release() {
        // The garbage collector does it.
      }
    };
  }
}
