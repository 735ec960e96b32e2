// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Runs a decoder as the pipeline does, and checks its promises on the way. */
final class Decoded {

  /** A damaged stream may ask for a lot; the tests need not see it all. */
  private static final int MOST = 32 << 20;

  private Decoded() {}

  static byte[] from(String coding, byte[] encoded) throws Exception {
    return from(List.of(coding), encoded, Math.max(1, encoded.length));
  }

  static byte[] from(List<String> codings, byte[] encoded, int... splits) throws Exception {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (Decoder decoder = ContentCodings.decoder(codings)) {
      int at = 0;
      for (int turn = 0; at < encoded.length; turn++) {
        int length = Math.min(splits[turn % splits.length], encoded.length - at);
        ByteBuffer part = ByteBuffer.wrap(encoded, at, length);
        decoder.feed(part);
        at += length;
        if (part.hasRemaining()) {
          throw new AssertionError("The decoder left " + part.remaining() + " bytes.");
        }
        if (!drain(decoder, plain)) {
          return plain.toByteArray();
        }
      }
      decoder.finish();
    }
    return plain.toByteArray();
  }

  private static boolean drain(Decoder decoder, ByteArrayOutputStream plain) throws Exception {
    ByteBuffer piece;
    while ((piece = decoder.next()) != null) {
      if (!piece.hasRemaining() || piece.remaining() > Decoder.PIECE_BYTES) {
        throw new AssertionError("A piece has " + piece.remaining() + " bytes.");
      }
      byte[] bytes = new byte[piece.remaining()];
      piece.get(bytes);
      plain.writeBytes(bytes);
      if (plain.size() > MOST) {
        return false;
      }
    }
    return true;
  }
}
