// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the date of an Expires attribute as RFC 6265 §5.1.1 says: by its parts, in any order. That
 * covers RFC 1123, the dashed RFC 850 and asctime (B-189), and the many hand-made ones.
 */
public final class CookieDate {

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final int LONGEST = 256;

  private int hour = -1;
  private int minute;
  private int second;
  private int day;
  private int month;
  private int year = -1;

  private CookieDate() {}

  /** The instant the text tells; null when it tells none. */
  public static @Nullable Instant parse(String text) {
    return text.length() > LONGEST ? null : new CookieDate().read(text);
  }

  private @Nullable Instant read(String text) {
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isDelimiter(text.charAt(i))) {
        if (i > start) {
          take(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    if (hour < 0 || day == 0 || month == 0 || year < 1601) {
      return null;
    }
    try {
      return LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Each part is what it is the first time something can be read as it. */
  private void take(String token) {
    if (hour < 0 && takeTime(token)) {
      return;
    }
    int digits = leadingDigits(token);
    if (day == 0 && (digits == 1 || digits == 2)) {
      day = Integer.parseInt(token.substring(0, digits));
    } else if (month == 0 && monthOf(token) > 0) {
      month = monthOf(token);
    } else if (year < 0 && digits >= 2 && digits <= 4) {
      int number = Integer.parseInt(token.substring(0, digits));
      year = number < 70 ? number + 2000 : number < 100 ? number + 1900 : number;
    }
  }

  private boolean takeTime(String token) {
    String[] parts = token.split(":", -1);
    if (parts.length != 3) {
      return false;
    }
    int[] numbers = new int[3];
    for (int i = 0; i < 3; i++) {
      int digits = leadingDigits(parts[i]);
      boolean trailing = digits < parts[i].length();
      if (digits < 1 || digits > 2 || (trailing && i < 2)) {
        return false;
      }
      numbers[i] = Integer.parseInt(parts[i].substring(0, digits));
    }
    hour = numbers[0];
    minute = numbers[1];
    second = numbers[2];
    return true;
  }

  private static int monthOf(String token) {
    if (token.length() < 3) {
      return 0;
    }
    int at = MONTHS.indexOf(token.substring(0, 3).toLowerCase(Locale.ROOT));
    return at % 3 == 0 ? at / 3 + 1 : 0;
  }

  private static int leadingDigits(String token) {
    int count = 0;
    while (count < token.length() && token.charAt(count) >= '0' && token.charAt(count) <= '9') {
      count++;
    }
    return count;
  }

  private static boolean isDelimiter(char c) {
    return c == '\t'
        || (c >= ' ' && c <= '/')
        || (c >= ';' && c <= '@')
        || (c >= '[' && c <= '`')
        || (c >= '{' && c <= '~');
  }
}
