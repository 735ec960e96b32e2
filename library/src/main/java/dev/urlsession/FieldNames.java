// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of header field names and values. */
final class FieldNames {

  private static final Map<String, String> STANDARD =
      Stream.of(
              "Accept-Ranges",
              "Access-Control-Allow-Origin",
              "Age",
              "Allow",
              "Cache-Control",
              "Connection",
              "Content-Disposition",
              "Content-Encoding",
              "Content-Language",
              "Content-Length",
              "Content-Location",
              "Content-Range",
              "Content-Type",
              "Date",
              "ETag",
              "Expires",
              "Keep-Alive",
              "Last-Modified",
              "Link",
              "Location",
              "Pragma",
              "Proxy-Authenticate",
              "Retry-After",
              "Server",
              "Set-Cookie",
              "Trailer",
              "Transfer-Encoding",
              "Upgrade",
              "Vary",
              "Via",
              "Warning",
              "WWW-Authenticate")
          .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

  private static final Set<String> SECRET =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

  private static final Pattern FOLD = Pattern.compile("\r\n[ \t]+");

  private FieldNames() {}

  /** The usual spelling of a standard name; others as they are (B-379). */
  static String canonical(String name) {
    return STANDARD.getOrDefault(name.toLowerCase(Locale.ROOT), name);
  }

  static boolean isSecret(String name) {
    return SECRET.contains(name.toLowerCase(Locale.ROOT));
  }

  /** RFC 9110, 5.6.2. */
  static String checkedName(String name) {
    boolean token = !name.isEmpty() && name.chars().allMatch(FieldNames::isTokenChar);
    if (!token) {
      throw new URLSessionUsageException(
          "A header name is letters, digits and !#$%&'*+-.^_`|~ only; this one is not.");
    }
    return name;
  }

  private static boolean isTokenChar(int c) {
    boolean letterOrDigit =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letterOrDigit || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  /** Refuses what would end the line; a fold becomes a blank (B-371). */
  static String checkedValue(String name, String value) {
    String unfolded = trimmed(unfolded(value));
    if (unfolded.indexOf('\r') >= 0 || unfolded.indexOf('\n') >= 0 || unfolded.indexOf(0) >= 0) {
      throw new URLSessionUsageException(
          "The value of " + name + " has a CR, LF or NUL in it; take it out.");
    }
    return unfolded;
  }

  /** Each line break that blanks follow becomes one blank, with them (RFC 9112, 5.2). */
  static String unfolded(String value) {
    return value.indexOf('\r') < 0 ? value : FOLD.matcher(value).replaceAll(" ");
  }

  /** Blanks around a value do not belong to it (RFC 9110, 5.5). */
  private static String trimmed(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && isBlank(value.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
