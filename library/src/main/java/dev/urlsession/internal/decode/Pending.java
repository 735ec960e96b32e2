// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that were fed and are not used yet. */
final class Pending {

  private byte[] bytes = new byte[0];
  private int from;
  private int to;

  void add(ByteBuffer source) {
    int more = source.remaining();
    if (bytes.length - to < more) {
      makeRoom(more);
    }
    source.get(bytes, to, more);
    to += more;
  }

  private void makeRoom(int more) {
    int size = size();
    if (bytes.length - size >= more) {
      System.arraycopy(bytes, from, bytes, 0, size);
    } else {
      byte[] larger = new byte[Math.max(Math.addExact(size, more), 512)];
      System.arraycopy(bytes, from, larger, 0, size);
      bytes = larger;
    }
    from = 0;
    to = size;
  }

  int size() {
    return to - from;
  }

  boolean isEmpty() {
    return from == to;
  }

  /** The array behind; valid from {@link #offset} for {@link #size} bytes until the next call. */
  byte[] array() {
    return bytes;
  }

  int offset() {
    return from;
  }

  /** The byte at an index, 0 to 255. */
  int peek(int index) {
    return bytes[from + index] & 0xff;
  }

  /** The next byte, 0 to 255; there must be one. */
  int take() {
    int value = bytes[from] & 0xff;
    skip(1);
    return value;
  }

  /** Drops bytes; an array grown large is given back with its last byte. */
  void skip(int count) {
    from += count;
    if (from == to) {
      from = 0;
      to = 0;
      if (bytes.length > Decoder.PIECE_BYTES) {
        bytes = new byte[0];
      }
    }
  }

  /** Moves as many bytes as fit. */
  void moveTo(ByteBuffer target) {
    int count = Math.min(size(), target.remaining());
    target.put(bytes, from, count);
    skip(count);
  }

  /** Up to {@code most} bytes as a copy. */
  byte[] copy(int most) {
    byte[] copy = Arrays.copyOfRange(bytes, from, from + Math.min(size(), most));
    skip(copy.length);
    return copy;
  }
}
