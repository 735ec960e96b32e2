// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.scheme;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Undoes percent-escapes the way browsers do: what is no escape stays as it is. */
final class PercentEscapes {

  private PercentEscapes() {}

  static byte[] decode(String text) {
    byte[] escaped = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length);
    for (int i = 0; i < escaped.length; i++) {
      int high = escaped[i] == '%' ? digit(escaped, i + 1) : -1;
      int low = high >= 0 ? digit(escaped, i + 2) : -1;
      if (low >= 0) {
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        bytes.write(escaped[i]);
      }
    }
    return bytes.toByteArray();
  }

  /** The hexadecimal digit at an index, or -1. */
  private static int digit(byte[] bytes, int index) {
    return index < bytes.length && bytes[index] > 0 ? Character.digit(bytes[index], 16) : -1;
  }
}
