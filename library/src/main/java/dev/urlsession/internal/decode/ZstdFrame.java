// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import java.nio.ByteBuffer;

/**
 * Looks at the header of a zstd frame (RFC 8878) before the frame is decoded, to keep the window
 * within the 8 MiB of RFC 9659: a larger one is a way to make a client allocate 128 MiB.
 */
final class ZstdFrame {

  static final long MAXIMUM_WINDOW_BYTES = 8L << 20;

  private static final byte[] MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final byte[] SKIPPABLE = {0x50, 0x2a, 0x4d, 0x18};

  private ZstdFrame() {}

  /**
   * Whether the frame that starts at the buffer's position may be decoded: false when more bytes
   * are needed to tell.
   */
  static boolean isAcceptable(ByteBuffer input) throws BadCodingException {
    int at = input.position();
    boolean frame = startsWith(input, MAGIC, 0xff);
    if (!frame && !startsWith(input, SKIPPABLE, 0xf0)) {
      throw new BadCodingException("zstd", "a frame does not start as it must");
    }
    if (input.remaining() < 5) {
      return false;
    }
    if (!frame) {
      return true;
    }
    int descriptor = input.get(at + 4) & 0xff;
    boolean singleSegment = (descriptor & 0x20) != 0;
    int windowAt = at + 5 + (singleSegment ? dictionaryBytes(descriptor) : 0);
    int windowBytes = singleSegment ? 1 << (descriptor >> 6) : 1;
    if (input.limit() < windowAt + windowBytes) {
      return false;
    }
    long window =
        singleSegment ? number(input, windowAt, windowBytes) : window(input.get(windowAt) & 0xff);
    if (window < 0 || window > MAXIMUM_WINDOW_BYTES) {
      throw new BadCodingException("zstd", "its window is larger than the 8 MiB allowed");
    }
    return true;
  }

  private static boolean startsWith(ByteBuffer input, byte[] magic, int maskOfFirst) {
    int count = Math.min(input.remaining(), magic.length);
    for (int i = 0; i < count; i++) {
      int mask = i == 0 ? maskOfFirst : 0xff;
      if ((input.get(input.position() + i) & mask) != (magic[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private static int dictionaryBytes(int descriptor) {
    int flag = descriptor & 3;
    return flag == 3 ? 4 : flag;
  }

  private static long window(int descriptor) {
    long base = 1L << (10 + (descriptor >> 3));
    return base + base / 8 * (descriptor & 7);
  }

  /** A single segment needs as much window as it has content. */
  private static long number(ByteBuffer input, int at, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (input.get(at + i) & 0xffL) << (8 * i);
    }
    return bytes == 2 ? value + 256 : value;
  }
}
