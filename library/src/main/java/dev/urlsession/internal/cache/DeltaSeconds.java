// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

/** A number of seconds as HTTP writes it. */
final class DeltaSeconds {

  /** What is more than can be told counts as this (RFC 9111, 1.2.2). */
  static final long MOST = 1L << 31;

  private DeltaSeconds() {}

  /** The number, or {@code malformed} when the text is none. */
  static long parse(String text, long malformed) {
    if (text.isEmpty()) {
      return malformed;
    }
    long seconds = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return malformed;
      }
      seconds = Math.min(MOST, seconds * 10 + (digit - '0'));
    }
    return seconds;
  }
}
