// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Set-Cookie line in its parts: name, value, and the attributes by their lower-case names, the
 * last of several with one name. Reads as RFC 6265bis §5.6 does; what is not a cookie is none
 * (B-193).
 *
 * @param name the cookie's name, never empty
 * @param value its value, possibly empty
 * @param attributes without the quotes around their values; flags have an empty value
 */
public record SetCookieLine(String name, String value, Map<String, String> attributes) {

  private static final int LONGEST_PAIR = 4096;
  private static final int LONGEST_ATTRIBUTE = 1024;

  /** Reads a line; null when it holds no cookie. Takes time in proportion to its length. */
  public static @Nullable SetCookieLine parse(String line) {
    if (hasControl(line)) {
      return null;
    }
    int end = endOfPart(line, 0);
    int equals = line.indexOf('=');
    if (equals < 0 || equals >= end) {
      return null;
    }
    String name = line.substring(0, equals).strip();
    String value = line.substring(equals + 1, end).strip();
    if (name.isEmpty() || name.length() + value.length() > LONGEST_PAIR) {
      return null;
    }
    return new SetCookieLine(name, value, attributes(line, end + 1));
  }

  private static Map<String, String> attributes(String line, int from) {
    Map<String, String> attributes = new HashMap<>();
    for (int start = from; start < line.length(); ) {
      int end = endOfPart(line, start);
      String part = line.substring(start, end);
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).strip();
      String value = equals < 0 ? "" : unquoted(part.substring(equals + 1).strip());
      if (!name.isEmpty() && value.length() <= LONGEST_ATTRIBUTE) {
        attributes.put(name.toLowerCase(Locale.ROOT), value);
      }
      start = end + 1;
    }
    return Map.copyOf(attributes);
  }

  private static int endOfPart(String line, int from) {
    int semicolon = line.indexOf(';', from);
    return semicolon < 0 ? line.length() : semicolon;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f);
  }
}
