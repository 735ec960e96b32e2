// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbered values in few bytes: a tag, a length, the value. A tag may come again. Tags that a
 * reader does not know are passed over, so a later version may add some.
 */
final class Fields {

  private final Map<Integer, List<byte[]>> values = new HashMap<>();

  /** What is written so far. */
  static final class Writer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    Writer put(int tag, byte @Nullable [] value) {
      if (value != null) {
        number(tag);
        number(value.length);
        bytes.writeBytes(value);
      }
      return this;
    }

    Writer put(int tag, @Nullable Object value) {
      return put(tag, value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8));
    }

    Writer put(int tag, long value) {
      byte[] eight = new byte[Long.BYTES];
      int length = 0;
      // Little end first, without the zeros at the end.
      for (long rest = value; rest != 0; rest >>>= 8) {
        eight[length++] = (byte) rest;
      }
      return put(tag, Arrays.copyOf(eight, length));
    }

    Writer put(int tag, boolean value) {
      return put(tag, value ? 1L : 0L);
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }

    private void number(int value) {
      int rest = value;
      while (rest > 0x7f) {
        bytes.write((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      bytes.write(rest);
    }
  }

  /**
   * Reads what a {@link Writer} wrote.
   *
   * @throws IllegalArgumentException for bytes that it did not write
   */
  static Fields read(byte[] bytes) {
    Fields fields = new Fields();
    int[] at = {0};
    while (at[0] < bytes.length) {
      int tag = number(bytes, at);
      int length = number(bytes, at);
      if (length < 0 || length > bytes.length - at[0]) {
        throw new IllegalArgumentException("A stored value is cut short.");
      }
      byte[] value = Arrays.copyOfRange(bytes, at[0], at[0] + length);
      fields.values.computeIfAbsent(tag, unused -> new ArrayList<>(1)).add(value);
      at[0] += length;
    }
    return fields;
  }

  private static int number(byte[] bytes, int[] at) {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at[0] >= bytes.length) {
        break;
      }
      byte next = bytes[at[0]++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("A stored number does not end.");
  }

  List<byte[]> all(int tag) {
    return values.getOrDefault(tag, List.of());
  }

  byte @Nullable [] bytes(int tag) {
    List<byte[]> all = all(tag);
    return all.isEmpty() ? null : all.get(0);
  }

  @Nullable String text(int tag) {
    byte[] value = bytes(tag);
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  /** A text that must be there. */
  String required(int tag) {
    String text = text(tag);
    if (text == null) {
      throw new IllegalArgumentException("The stored value " + tag + " is missing.");
    }
    return text;
  }

  long number(int tag, long absent) {
    byte[] value = bytes(tag);
    if (value == null) {
      return absent;
    }
    if (value.length > Long.BYTES) {
      throw new IllegalArgumentException("The stored value " + tag + " is not a number.");
    }
    long number = 0;
    for (int i = value.length - 1; i >= 0; i--) {
      number = (number << 8) | (value[i] & 0xff);
    }
    return number;
  }

  boolean flag(int tag, boolean absent) {
    return number(tag, absent ? 1 : 0) != 0;
  }

  /** A constant by name; one that a newer version added is taken for {@code absent}. */
  <E extends Enum<E>> E constant(int tag, Class<E> type, E absent) {
    String name = text(tag);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    return absent;
  }
}
