// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts of any length in a stream: their length in bytes, then UTF-8. */
final class Texts {

  private static final int NULL = -1;

  private Texts() {}

  static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static void writeNullable(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(NULL);
    } else {
      write(out, text);
    }
  }

  static String read(DataInputStream in) throws IOException {
    String text = readNullable(in);
    if (text == null) {
      throw new IOException("A text is missing.");
    }
    return text;
  }

  static @Nullable String readNullable(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == NULL) {
      return null;
    }
    return new String(readBytes(in, length), StandardCharsets.UTF_8);
  }

  /** Bytes that are there: a damaged length takes no memory. */
  static byte[] readBytes(DataInputStream in, int length) throws IOException {
    if (length < 0 || length > in.available()) {
      throw new IOException("The entry is cut off.");
    }
    return in.readNBytes(length);
  }
}
