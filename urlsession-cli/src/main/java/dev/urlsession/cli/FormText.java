// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Form data as people type them: pairs that are escaped already stay so, and what may not stand in
 * a form is escaped.
 */
final class FormText {

  private FormText() {}

  static String escaped(String typed) {
    StringBuilder text = new StringBuilder();
    byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int octet = bytes[i] & 0xff;
      if (octet == ' ') {
        text.append('+');
      } else if (octet <= ' ' || octet >= 0x7f || (octet == '%' && !isEscape(bytes, i))) {
        text.append(String.format(Locale.ROOT, "%%%02X", octet));
      } else {
        text.append((char) octet);
      }
    }
    return text.toString();
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length
        && Character.digit(bytes[at + 1], 16) >= 0
        && Character.digit(bytes[at + 2], 16) >= 0;
  }
}
