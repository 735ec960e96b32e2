// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.util.AsciiString;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of fields that most responses have, in their usual spellings: made once, not each time. */
final class KnownNames {

  private static final AsciiString[] TABLE = new AsciiString[256];

  static {
    List<String> usual =
        List.of(
            "Accept-Ranges",
            "Access-Control-Allow-Origin",
            "Age",
            "Alt-Svc",
            "Cache-Control",
            "Connection",
            "Content-Encoding",
            "Content-Length",
            "Content-Range",
            "Content-Type",
            "Date",
            "ETag",
            "Expires",
            "Keep-Alive",
            "Last-Modified",
            "Location",
            "Server",
            "Set-Cookie",
            "Strict-Transport-Security",
            "Transfer-Encoding",
            "Vary",
            "Via",
            "X-Cache");
    for (String name : usual) {
      add(name);
      add(name.toLowerCase(Locale.ROOT));
    }
  }

  private KnownNames() {}

  /** Of two in one place the later stays; the other is made anew each time, that is all. */
  private static void add(String name) {
    AsciiString known = AsciiString.cached(name);
    TABLE[place(known.array(), 0, known.length())] = known;
  }

  private static int place(byte[] bytes, int start, int length) {
    int middle = bytes[start + length / 2];
    return (bytes[start] * 31 + bytes[start + length - 1] * 7 + middle * 13 + length) & 0xff;
  }

  /** The name these bytes are, if it is known in just this spelling. */
  static @Nullable AsciiString find(byte[] bytes, int start, int length) {
    if (length == 0) {
      return null;
    }
    AsciiString known = TABLE[place(bytes, start, length)];
    if (known == null || known.length() != length) {
      return null;
    }
    for (int i = 0; i < length; i++) {
      if (known.byteAt(i) != bytes[start + i]) {
        return null;
      }
    }
    return known;
  }
}
