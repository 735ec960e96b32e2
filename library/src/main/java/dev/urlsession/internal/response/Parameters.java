// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.response;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The parameters of a header value: {@code value; name=token; name="quoted"} (RFC 9110, 5.6.6). */
final class Parameters {

  private final String text;
  private int at;

  private Parameters(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** The parameters by name in lower case; the first of a name counts. */
  static Map<String, String> of(String header) {
    int start = header.indexOf(';');
    return start < 0 ? Map.of() : new Parameters(header, start).read();
  }

  private Map<String, String> read() {
    Map<String, String> found = new LinkedHashMap<>();
    while (at < text.length()) {
      at++; // the semicolon
      int nameEnd = next("=;");
      String name = text.substring(at, nameEnd).strip().toLowerCase(Locale.ROOT);
      at = nameEnd;
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        String value = value();
        if (!name.isEmpty()) {
          found.putIfAbsent(name, value);
        }
      }
      at = next(";");
    }
    return found;
  }

  private String value() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (at >= text.length() || text.charAt(at) != '"') {
      int end = next(";");
      String token = text.substring(at, end).strip();
      at = end;
      return token;
    }
    StringBuilder quoted = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      quoted.append(text.charAt(at));
    }
    at = Math.min(at + 1, text.length());
    return quoted.toString();
  }

  private int next(String stops) {
    int i = at;
    while (i < text.length() && stops.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }
}
