// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.redirect;

/**
 * Percent-encodes what must not stand in a part of a URL, and nothing that is encoded already. The
 * text has one character per byte.
 */
final class Escapes {

  static final String USER_INFO = "-._~!$&'()*+,;=:";
  static final String PATH = USER_INFO + "@/";

  /** Brackets are not in the grammar here, but sites use them and every browser sends them. */
  static final String QUERY = PATH + "?[]";

  private static final String HEX = "0123456789ABCDEF";

  private Escapes() {}

  /** {@code signs} are the characters allowed besides ASCII letters and digits. */
  static String encode(String text, String signs) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c) || signs.indexOf(c) >= 0 || isEscape(text, i)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isEscape(String text, int at) {
    return text.charAt(at) == '%'
        && at + 2 < text.length()
        && isHex(text.charAt(at + 1))
        && isHex(text.charAt(at + 2));
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
