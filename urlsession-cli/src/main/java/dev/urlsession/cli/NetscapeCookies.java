// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.HTTPCookie;
import dev.urlsession.URLSessionUsageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cookies in the format of Netscape's cookies.txt, which curl, wget and browsers' tools share:
 * seven fields parted by tabs, for domain, whether names below it count, path, whether only over
 * TLS, expiry in seconds since 1970 or 0 for none, name and value.
 */
final class NetscapeCookies {

  private static final String HTTP_ONLY = "#HttpOnly_";
  private static final String HEAD =
      "# Netscape HTTP Cookie File\n# Written by urlsession. Whoever has it can act as you.\n\n";

  private NetscapeCookies() {}

  /**
   * @param name of the file, for messages
   */
  static List<HTTPCookie> read(List<String> lines, String name) throws CommandFailure {
    List<HTTPCookie> cookies = new ArrayList<>();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      boolean comment = line.startsWith("#") && !line.startsWith(HTTP_ONLY);
      if (line.isBlank() || comment) {
        continue;
      }
      HTTPCookie cookie = cookie(line);
      if (cookie == null) {
        throw CommandFailure.of(
            ExitCode.OTHER,
            "Line " + number + " of " + name + " is no cookie in Netscape's format.");
      }
      cookies.add(cookie);
    }
    return cookies;
  }

  private static @Nullable HTTPCookie cookie(String line) {
    boolean httpOnly = line.startsWith(HTTP_ONLY);
    String[] fields = (httpOnly ? line.substring(HTTP_ONLY.length()) : line).split("\t", -1);
    if (fields.length < 6 || fields.length > 7) {
      return null;
    }
    String host = fields[0].startsWith(".") ? fields[0].substring(1) : fields[0];
    try {
      long expires = Long.parseLong(fields[4]);
      return HTTPCookie.builder(fields[5], fields.length == 7 ? fields[6] : "")
          .domain(fields[1].equalsIgnoreCase("TRUE") ? "." + host : host)
          .path(fields[2])
          .secure(fields[3].equalsIgnoreCase("TRUE"))
          .httpOnly(httpOnly)
          .expires(expires == 0 ? null : instant(expires))
          .build();
    } catch (NumberFormatException | URLSessionUsageException malformed) {
      return null;
    }
  }

  private static Instant instant(long seconds) {
    try {
      return Instant.ofEpochSecond(seconds);
    } catch (DateTimeException outOfRange) {
      return seconds < 0 ? Instant.MIN : Instant.MAX;
    }
  }

  /** What the format has no room for, such as SameSite and tabs in values, is left out. */
  static String write(List<HTTPCookie> cookies) {
    StringBuilder text = new StringBuilder(HEAD);
    for (HTTPCookie cookie : cookies) {
      if (cookie.value().indexOf('\t') < 0) {
        text.append(cookie.isHTTPOnly() ? HTTP_ONLY : "").append(line(cookie)).append('\n');
      }
    }
    return text.toString();
  }

  private static String line(HTTPCookie cookie) {
    Instant expires = cookie.isSessionOnly() ? null : cookie.expiresDate();
    return String.join(
        "\t",
        cookie.domain(),
        flag(cookie.domain().startsWith(".")),
        cookie.path(),
        flag(cookie.isSecure()),
        String.valueOf(expires == null ? 0 : Math.max(1, expires.getEpochSecond())),
        cookie.name(),
        cookie.value());
  }

  private static String flag(boolean value) {
    return value ? "TRUE" : "FALSE";
  }
}
