// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the three forms of dates in HTTP (RFC 9110, 5.6.7). */
public final class HttpDate {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final String TIME = "(\\d{2}):(\\d{2}):(\\d{2})";

  private static final Pattern FIXED =
      Pattern.compile("\\w{3}, (\\d{2}) (\\w{3}) (\\d{4}) " + TIME + " (?:GMT|UTC)");

  private static final Pattern RFC_850 =
      Pattern.compile("\\w{6,9}, (\\d{2})-(\\w{3})-(\\d{2}) " + TIME + " (?:GMT|UTC)");

  private static final Pattern ASCTIME =
      Pattern.compile("\\w{3} (\\w{3}) ([ \\d]\\d) " + TIME + " (\\d{4})");

  private static final DateTimeFormatter PREFERRED =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private HttpDate() {}

  /**
   * The date; null when it is none.
   *
   * @param now tells the century of two-digit years: more than 50 years ahead is the past
   */
  public static @Nullable Instant parse(@Nullable String text, Instant now) {
    if (text == null || text.length() > 40) {
      return null;
    }
    String date = text.strip();
    try {
      Matcher fixed = FIXED.matcher(date);
      if (fixed.matches()) {
        return instant(fixed.group(3), fixed.group(2), fixed.group(1), fixed, 4);
      }
      Matcher ansi = ASCTIME.matcher(date);
      if (ansi.matches()) {
        return instant(ansi.group(6), ansi.group(1), ansi.group(2).strip(), ansi, 3);
      }
      Matcher old = RFC_850.matcher(date);
      if (old.matches()) {
        int thisYear = now.atOffset(ZoneOffset.UTC).getYear();
        int year = thisYear - thisYear % 100 + Integer.parseInt(old.group(3));
        String full = Integer.toString(year > thisYear + 50 ? year - 100 : year);
        return instant(full, old.group(2), old.group(1), old, 4);
      }
    } catch (DateTimeException outOfRange) {
      return null;
    }
    return null;
  }

  /** In the form that HTTP prefers. */
  static String format(Instant instant) {
    return PREFERRED.format(instant.atOffset(ZoneOffset.UTC));
  }

  private static @Nullable Instant instant(
      String year, String month, String day, Matcher time, int hour) {
    int at = MONTHS.indexOf(month.toLowerCase(Locale.ROOT));
    if (at < 0) {
      return null;
    }
    // A leap second is the second before it to a clock that has none.
    int second = Math.min(59, Integer.parseInt(time.group(hour + 2)));
    return LocalDateTime.of(
            Integer.parseInt(year),
            at + 1,
            Integer.parseInt(day),
            Integer.parseInt(time.group(hour)),
            Integer.parseInt(time.group(hour + 1)),
            second)
        .toInstant(ZoneOffset.UTC);
  }
}
