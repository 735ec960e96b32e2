// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The server's message (MS-NLMP, 2.2.1.2), as far as it is used.
 *
 * @param challenge eight bytes
 * @param targetInfo what the server says about itself, to be handed back
 * @param message all of it
 */
record NTLMChallenge(byte[] challenge, int flags, byte[] targetInfo, byte[] message) {

  private static final int TIMESTAMP = 7;
  private static final int LONGEST = 1 << 16;

  /** Null when it is none. */
  static @Nullable NTLMChallenge of(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    try {
      byte[] signature = new byte[NTLMMessages.SIGNATURE.length];
      in.get(signature);
      if (!Arrays.equals(signature, NTLMMessages.SIGNATURE)
          || in.getInt() != 2
          || message.length > LONGEST) {
        return null;
      }
      int flags = in.getInt(20);
      byte[] challenge = Arrays.copyOfRange(message, 24, 32);
      int length = message.length < 48 ? 0 : Short.toUnsignedInt(in.getShort(40));
      int offset = length == 0 ? 0 : in.getInt(44);
      if (offset < 0 || offset > message.length - length) {
        return null;
      }
      byte[] info = Arrays.copyOfRange(message, offset, offset + length);
      return message.length < 32 ? null : new NTLMChallenge(challenge, flags, info, message);
    } catch (BufferUnderflowException | IndexOutOfBoundsException truncated) {
      return null;
    }
  }

  /** The server's time in hundreds of nanoseconds since 1601; null when it does not tell. */
  @Nullable Long timestamp() {
    ByteBuffer in = ByteBuffer.wrap(targetInfo).order(ByteOrder.LITTLE_ENDIAN);
    while (in.remaining() >= 4) {
      int id = in.getShort();
      int length = Short.toUnsignedInt(in.getShort());
      if (id == 0 || length > in.remaining()) {
        return null;
      }
      if (id == TIMESTAMP && length == 8) {
        return in.getLong();
      }
      in.position(in.position() + length);
    }
    return null;
  }
}
