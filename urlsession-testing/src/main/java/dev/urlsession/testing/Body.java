// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

/** The bytes of an answer, of known length, readable at any place. */
interface Body {

  Body EMPTY = ofBytes(new byte[0]);

  long length();

  /** A buffer, owned by the caller, of the {@code count} bytes that begin at {@code from}. */
  ByteBuf slice(ByteBufAllocator allocator, long from, int count);

  static Body ofBytes(byte[] bytes) {
    return new Body() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public ByteBuf slice(ByteBufAllocator allocator, long from, int count) {
        return Unpooled.wrappedBuffer(bytes, (int) from, count);
      }
    };
  }

  static Body generated(long length, long seed) {
    return new Body() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public ByteBuf slice(ByteBufAllocator allocator, long from, int count) {
        return Unpooled.wrappedBuffer(Generated.bytes(seed, from, count));
      }
    };
  }

  static Body repeated(byte value, long length) {
    return new Body() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public ByteBuf slice(ByteBufAllocator allocator, long from, int count) {
        byte[] bytes = new byte[count];
        java.util.Arrays.fill(bytes, value);
        return Unpooled.wrappedBuffer(bytes);
      }
    };
  }

  /** The part of this body from {@code first} on. */
  default Body part(long first, long length) {
    Body whole = this;
    return new Body() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public ByteBuf slice(ByteBufAllocator allocator, long from, int count) {
        return whole.slice(allocator, first + from, count);
      }
    };
  }
}
