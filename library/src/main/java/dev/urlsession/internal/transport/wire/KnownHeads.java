// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The head that came last with a small answer. Of one server many are the same byte by byte as long
 * as the second does not change, and then say the same. Confined to the loop.
 */
final class KnownHeads {

  /** Heads of small answers are shorter. */
  static final int LONGEST = 2 << 10;

  private @Nullable KnownHead last;
  private byte[] compared = {};

  /** Knows it again from now on, instead of the one before. */
  void learn(KnownHead head) {
    last = head;
  }

  /** The head, if these bytes are it and its whole body, and nothing else. */
  @Nullable KnownHead find(ByteBuf answer) {
    KnownHead head = last;
    // Lengths are told apart by a look; what differs else is in a field or two.
    if (head == null || answer.readableBytes() != head.length() + head.bodyLength()) {
      return null;
    }
    int length = head.length();
    if (compared.length < length) {
      compared = new byte[LONGEST];
    }
    // Arrays are compared faster than buffers, even with the copy.
    answer.getBytes(answer.readerIndex(), compared, 0, length);
    return Arrays.equals(compared, 0, length, head.bytes(), 0, length) ? head : null;
  }
}
