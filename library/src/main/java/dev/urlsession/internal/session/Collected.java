// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.URLError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body put together in memory. Confined to the loop until it is complete. */
final class Collected {

  /** The longest array all JVMs can make. */
  private static final long MAXIMUM = Integer.MAX_VALUE - 8;

  private final List<byte[]> pieces = new ArrayList<>(1);
  private long length;

  /** Copies the bytes; false when there are more than an array can hold. */
  boolean add(ByteBuffer data) {
    length += data.remaining();
    if (length > MAXIMUM) {
      pieces.clear();
      return false;
    }
    byte[] piece = new byte[data.remaining()];
    data.get(piece);
    pieces.add(piece);
    return true;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** Why it is not complete; null when it is. */
  @Nullable URLError overflow() {
    return length <= MAXIMUM
        ? null
        : URLError.of(
            URLError.Code.DATA_LENGTH_EXCEEDS_MAXIMUM,
            "The body has more than 2 GiB, which memory cannot hold in one piece; use a download"
                + " task.");
  }

  byte[] bytes() {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    byte[] all = new byte[(int) length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }
}
