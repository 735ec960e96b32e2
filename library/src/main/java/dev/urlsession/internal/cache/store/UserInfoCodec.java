// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** User info as bytes: texts, numbers, truth values and bytes; nothing that runs code when read. */
final class UserInfoCodec {

  private UserInfoCodec() {}

  /** False when there is something of another kind. */
  static boolean write(DataOutputStream out, Map<String, Object> info) throws IOException {
    out.writeInt(info.size());
    for (Map.Entry<String, Object> one : info.entrySet()) {
      Texts.write(out, one.getKey());
      if (!write(out, one.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean write(DataOutputStream out, Object value) throws IOException {
    if (value instanceof String text) {
      out.writeByte('s');
      Texts.write(out, text);
    } else if (value instanceof Integer number) {
      out.writeByte('i');
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeByte('l');
      out.writeLong(number);
    } else if (value instanceof Double number) {
      out.writeByte('d');
      out.writeDouble(number);
    } else if (value instanceof Boolean truth) {
      out.writeByte('t');
      out.writeBoolean(truth);
    } else if (value instanceof byte[] bytes) {
      out.writeByte('b');
      out.writeInt(bytes.length);
      out.write(bytes);
    } else {
      return false;
    }
    return true;
  }

  static Map<String, Object> read(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count == 0) {
      return Map.of();
    }
    Map<String, Object> info = new HashMap<>();
    for (int i = 0; i < count; i++) {
      info.put(Texts.read(in), readValue(in));
    }
    return Map.copyOf(info);
  }

  private static Object readValue(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 's' -> Texts.read(in);
      case 'i' -> in.readInt();
      case 'l' -> in.readLong();
      case 'd' -> in.readDouble();
      case 't' -> in.readBoolean();
      case 'b' -> Texts.readBytes(in, in.readInt());
      default -> throw new IOException("A value of an unknown kind.");
    };
  }
}
