// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code name}, {@code name=token} and {@code name="quoted"}, separated by commas. What is
 * malformed is skipped to the next comma.
 */
final class DirectiveReader {

  private final String text;
  private final Map<String, String> directives;
  private int at;

  private DirectiveReader(String text, Map<String, String> directives) {
    this.text = text;
    this.directives = directives;
  }

  /** By name in lower case; a value that is missing is empty. */
  static Map<String, String> read(List<String> lines) {
    Map<String, String> directives = new LinkedHashMap<>();
    for (String line : lines) {
      new DirectiveReader(line, directives).read();
    }
    return Map.copyOf(directives);
  }

  private void read() {
    while (at < text.length()) {
      String name = until("=,").strip().toLowerCase(Locale.ROOT);
      String value = "";
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        value = value();
      }
      until(",");
      at++;
      if (!name.isEmpty()) {
        directives.putIfAbsent(name, value);
      }
    }
  }

  private String value() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at < text.length() && text.charAt(at) == '"' ? quoted() : until(",").strip();
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char one = text.charAt(at);
      if (one == '"') {
        at++;
        break;
      }
      if (one == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at));
    }
    return value.toString();
  }

  private String until(String ends) {
    int start = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }
}
