// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.log;

import java.util.Map;

/** One JSON object in one line, whatever is in its texts (S18). */
final class JsonLine {

  private static final int LONGEST = 2_000;

  private final StringBuilder line = new StringBuilder("{");

  JsonLine put(String name, Object value) {
    if (line.length() > 1) {
      line.append(',');
    }
    quote(name);
    line.append(':');
    if (value instanceof Number || value instanceof Boolean) {
      line.append(value);
    } else {
      quote(Redaction.of(value.toString()));
    }
    return this;
  }

  JsonLine putAll(Map<String, ?> fields) {
    fields.forEach(this::put);
    return this;
  }

  private void quote(String text) {
    line.append('"');
    int length = Math.min(text.length(), LONGEST);
    for (int i = 0; i < length; i++) {
      append(text.charAt(i));
    }
    if (length < text.length()) {
      line.append('…');
    }
    line.append('"');
  }

  private void append(char c) {
    switch (c) {
      case '"' -> line.append("\\\"");
      case '\\' -> line.append("\\\\");
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        // Control characters, line separators, and what turns the direction of a text around.
        boolean plain = (c >= ' ' && c < '\u007f') || Character.isLetterOrDigit(c);
        if (plain) {
          line.append(c);
        } else {
          line.append("\\u%04x".formatted((int) c));
        }
      }
    }
  }

  String end() {
    return line.append("}").toString();
  }
}
