// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The MD4 hash (RFC 1320), which NTLM is built on and no JDK has. It protects nothing today; it is
 * here because servers speak it.
 */
final class MD4 {

  private static final int BLOCK = 64;
  private static final int[][] SHIFTS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};
  private static final int[] ADDED = {0, 0x5a827999, 0x6ed9eba1};
  private static final int[][] ORDER = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15},
    {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15}
  };

  private final int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};

  private MD4() {}

  static byte[] hash(byte[] message) {
    int padded = (message.length + 8) / BLOCK * BLOCK + BLOCK;
    ByteBuffer blocks = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
    blocks.put(message).put((byte) 0x80);
    blocks.putLong(padded - 8, message.length * 8L);
    blocks.rewind();
    MD4 md4 = new MD4();
    while (blocks.hasRemaining()) {
      int[] words = new int[BLOCK / 4];
      blocks.asIntBuffer().get(words);
      blocks.position(blocks.position() + BLOCK);
      md4.block(words);
    }
    ByteBuffer digest = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    for (int part : md4.state) {
      digest.putInt(part);
    }
    return digest.array();
  }

  private void block(int[] words) {
    int[] s = state.clone();
    for (int round = 0; round < 3; round++) {
      for (int step = 0; step < 16; step++) {
        int a = -step & 3;
        int mixed =
            mixed(round, s[(a + 1) & 3], s[(a + 2) & 3], s[(a + 3) & 3])
                + s[a]
                + words[ORDER[round][step]]
                + ADDED[round];
        s[a] = Integer.rotateLeft(mixed, SHIFTS[round][step & 3]);
      }
    }
    for (int i = 0; i < state.length; i++) {
      state[i] += s[i];
    }
  }

  private static int mixed(int round, int x, int y, int z) {
    return switch (round) {
      case 0 -> (x & y) | (~x & z);
      case 1 -> (x & y) | (x & z) | (y & z);
      default -> x ^ y ^ z;
    };
  }
}
