// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.response;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Percent-escapes of a text; a "%" without two digits stands for itself. */
final class PercentDecoding {

  private PercentDecoding() {}

  /** Null when the bytes are no text of the charset. */
  static @Nullable String decoded(String text, Charset charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      int value = escape(text, at);
      if (value >= 0) {
        bytes.write(value);
        at += 3;
      } else {
        String character = Character.toString(text.codePointAt(at));
        bytes.writeBytes(character.getBytes(charset));
        at += character.length();
      }
    }
    return strict(bytes.toByteArray(), charset);
  }

  /** Null when the bytes are no text of the charset. */
  static @Nullable String strict(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      return null;
    }
  }

  private static int escape(String text, int at) {
    if (text.charAt(at) != '%' || at + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 1), 16);
    int low = Character.digit(text.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
