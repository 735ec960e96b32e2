// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes apart several Set-Cookie lines that were joined by commas: a comma parts two cookies only
 * if a name and "=" follow it, so those inside dates stay (B-192).
 */
public final class SetCookieSplitter {

  private SetCookieSplitter() {}

  /** The lines in the joined text; takes time in proportion to its length. */
  public static List<String> split(String joined) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int comma = joined.indexOf(','); comma >= 0; comma = joined.indexOf(',', comma + 1)) {
      if (startsCookie(joined, comma + 1)) {
        lines.add(joined.substring(start, comma));
        start = comma + 1;
      }
    }
    lines.add(joined.substring(start));
    return lines;
  }

  private static boolean startsCookie(String text, int from) {
    int nameStart = skipSpaces(text, from);
    int nameEnd = nameStart;
    while (nameEnd < text.length() && isTokenCharacter(text.charAt(nameEnd))) {
      nameEnd++;
    }
    int at = skipSpaces(text, nameEnd);
    return nameEnd > nameStart && at < text.length() && text.charAt(at) == '=';
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static boolean isTokenCharacter(char c) {
    return c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0;
  }
}
