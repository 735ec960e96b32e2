// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import dev.urlsession.internal.store.PercentText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code key: value} lines: written in order, read by key. */
final class FieldLines {

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /** Adds a line; a key may come again. Null adds nothing. */
  FieldLines add(String key, @Nullable Object value) {
    if (value != null) {
      values.computeIfAbsent(key, unused -> new ArrayList<>()).add(value.toString());
    }
    return this;
  }

  /** All lines, each with its line feed, the values escaped. */
  String text() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (key, all) ->
            all.forEach(
                value ->
                    text.append(key).append(": ").append(PercentText.escape(value)).append('\n')));
    return text.toString();
  }

  /**
   * @param text lines that each end in a line feed
   * @throws IllegalArgumentException for a line that is none
   */
  static FieldLines parse(String text) {
    FieldLines lines = new FieldLines();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int colon = text.indexOf(": ", start);
      if (end < 0 || colon < 0 || colon > end) {
        throw new IllegalArgumentException("a line is not “key: value”");
      }
      String key = text.substring(start, colon);
      if (!KEY.matcher(key).matches()) {
        throw new IllegalArgumentException("a line begins with something that is no key");
      }
      lines.add(key, PercentText.unescape(text.substring(colon + 2, end)));
      start = end + 1;
    }
    return lines;
  }

  /** Every value of a key, in order. */
  List<String> all(String key) {
    return values.getOrDefault(key, List.of());
  }

  /** The value of a key that may come once at most. */
  @Nullable String optional(String key) {
    List<String> all = all(key);
    if (all.size() > 1) {
      throw new IllegalArgumentException("“" + key + "” is there twice");
    }
    return all.isEmpty() ? null : all.get(0);
  }

  /** The value of a key that must come once. */
  String required(String key) {
    String value = optional(key);
    if (value == null) {
      throw new IllegalArgumentException("“" + key + "” is missing");
    }
    return value;
  }

  /** A required decimal number, −1 at least. */
  long number(String key) {
    String value = required(key);
    if (!value.matches("-1|0|[1-9][0-9]{0,18}")) {
      throw new IllegalArgumentException("“" + key + "” is not a number");
    }
    return Long.parseLong(value);
  }

  /** An optional {@code true} or {@code false}. */
  boolean flag(String key, boolean absent) {
    String value = optional(key);
    if (value == null) {
      return absent;
    }
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException("“" + key + "” is neither true nor false");
    }
    return value.equals("true");
  }
}
