// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

/**
 * How long the next piece of a body is: what the network lately took in some ten milliseconds. Long
 * pieces cost fewer turns between loop and file, short ones let a task be suspended and be told of
 * its progress soon.
 */
final class Pace {

  static final int SHORTEST = 64 * 1024;
  static final int LONGEST = 8 << 20;
  private static final int FIRST = 256 * 1024;
  private static final long QUICK = 10_000_000;
  private static final long SLOW = 50_000_000;

  private int length = FIRST;

  /** Of the next piece, in bytes. */
  int length() {
    return length;
  }

  /** A piece was taken in so many nanoseconds. */
  void taken(long piece, long nanos) {
    if (nanos > SLOW) {
      length = Math.max(SHORTEST, length / 2);
    } else if (nanos < QUICK && piece >= length) {
      length = Math.min(LONGEST, length * 2);
    }
  }
}
