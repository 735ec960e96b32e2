// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.scheme;

import dev.urlsession.URLError;
import java.util.Arrays;
import java.util.Base64;

/** Base64 as browsers read it: blanks anywhere, padding or none, but no foreign characters. */
final class ForgivingBase64 {

  private ForgivingBase64() {}

  static byte[] decode(byte[] text) throws URLError {
    byte[] compact = new byte[text.length];
    int length = 0;
    for (byte b : text) {
      if (!isBlank(b)) {
        compact[length++] = b;
      }
    }
    if (length > 0 && length % 4 == 0) {
      int padding = compact[length - 1] != '=' ? 0 : compact[length - 2] != '=' ? 1 : 2;
      length -= padding;
    }
    try {
      return lenient(Arrays.copyOf(compact, length));
    } catch (IllegalArgumentException e) {
      throw DataURL.bad("its data are not base64");
    }
  }

  private static byte[] lenient(byte[] unpadded) {
    for (byte b : unpadded) {
      if (b == '=') {
        throw new IllegalArgumentException("padding in the middle");
      }
    }
    return Base64.getDecoder().decode(unpadded);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\f' || b == '\r';
  }
}
