// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in a header field, which has one character for each byte on the wire. */
final class FieldText {

  private FieldText() {}

  /** The bytes as UTF-8, if they are. */
  static String decoded(String field) {
    if (field.chars().allMatch(c -> c < 0x80) || field.chars().anyMatch(c -> c > 0xff)) {
      return field;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(field.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException latin1) {
      return field;
    }
  }

  /** The text's UTF-8, one character for each byte. */
  static String encoded(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Whether a field can carry it, quoted. */
  static boolean isSendable(String text) {
    return text.chars().noneMatch(c -> (c < ' ' && c != '\t') || c == 0x7f);
  }
}
