// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.io.InputStream;

/** The bytes of {@link Generated} as a stream. */
final class GeneratedInputStream extends InputStream {

  private final long seed;
  private final long length;
  private long at;

  GeneratedInputStream(long seed, long length) {
    this.seed = seed;
    this.length = length;
  }

  @Override
  public int read() {
    return at < length ? Generated.byteAt(seed, at++) & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int count) {
    if (count == 0) {
      return 0;
    }
    if (at >= length) {
      return -1;
    }
    int taken = (int) Math.min(count, length - at);
    Generated.fill(seed, at, into, offset, taken);
    at += taken;
    return taken;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, length - at);
  }
}
