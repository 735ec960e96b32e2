// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Bytes made from a seed: as many as wanted, each at any time, none stored. {@link
 * Answer#generated} sends them; this class tells what should have arrived.
 *
 * <p>The bytes do not repeat in any way a test would run into, and do not compress.
 */
public final class Generated {

  private Generated() {}

  /** The byte at {@code index} of the bytes made from {@code seed}. */
  public static byte byteAt(long seed, long index) {
    return (byte) (word(seed, index >>> 3) >>> ((index & 7) << 3));
  }

  /** The bytes from {@code from} (inclusive) on, {@code length} of them. */
  public static byte[] bytes(long seed, long from, int length) {
    byte[] bytes = new byte[length];
    fill(seed, from, bytes, 0, length);
    return bytes;
  }

  /** Fills a part of an array with the bytes that begin at {@code from}. */
  public static void fill(long seed, long from, byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    long at = from;
    int i = offset;
    int end = offset + length;
    while (i < end) {
      long word = word(seed, at >>> 3) >>> ((at & 7) << 3);
      int count = (int) Math.min(8 - (at & 7), end - i);
      for (int k = 0; k < count; k++) {
        into[i++] = (byte) word;
        word >>>= 8;
      }
      at += count;
    }
  }

  /** The SHA-256, in lower-case hexadecimal, of the first {@code length} bytes. */
  public static String sha256(long seed, long length) {
    MessageDigest digest = BodyRecorder.sha256();
    byte[] block = new byte[64 * 1024];
    for (long at = 0; at < length; at += block.length) {
      int count = (int) Math.min(block.length, length - at);
      fill(seed, at, block, 0, count);
      digest.update(block, 0, count);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The first {@code length} bytes as a stream, for a request body or a comparison. */
  public static InputStream inputStream(long seed, long length) {
    return new GeneratedInputStream(seed, length);
  }

  /** The SplitMix64 finaliser: eight bytes from the seed and their place. */
  private static long word(long seed, long index) {
    long z = seed + (index + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
