// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Any text as one line of printable ASCII: the UTF-8 bytes outside 0x20–0x7E, and the percent sign,
 * become {@code %} and two hexadecimal digits.
 */
public final class PercentText {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentText() {}

  /** The text in that form. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      if (unit < 0x20 || unit > 0x7E || unit == '%') {
        HEX.toHexDigits(escaped.append('%'), unit);
      } else {
        escaped.append((char) unit);
      }
    }
    return escaped.toString();
  }

  /**
   * The text in its own form.
   *
   * @throws IllegalArgumentException for a percent sign without two digits, a character that should
   *     have been escaped, or bytes that are not UTF-8
   */
  public static String unescape(String escaped) {
    ByteBuffer bytes = ByteBuffer.allocate(escaped.length());
    for (int at = 0; at < escaped.length(); at++) {
      char unit = escaped.charAt(at);
      if (unit < 0x20 || unit > 0x7E) {
        throw new IllegalArgumentException("a character is not escaped");
      }
      if (unit != '%') {
        bytes.put((byte) unit);
      } else if (at + 2 < escaped.length()) {
        bytes.put((byte) HexFormat.fromHexDigits(escaped, at + 1, at + 3));
        at += 2;
      } else {
        throw new IllegalArgumentException("a percent sign lacks its digits");
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("a value is not UTF-8", malformed);
    }
  }
}
