// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a server wants to be left alone (RFC 9110 §10.2.3), within reason (N21). */
final class RetryAfter {

  static final Duration SHORTEST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofDays(1);

  private static final Pattern SECONDS = Pattern.compile("\\d+");

  /** As many digits as surely fit. */
  private static final int DIGITS = 9;

  private RetryAfter() {}

  /** From 1 second to a day; null when the field is missing or makes no sense. */
  static @Nullable Duration parse(@Nullable String field, Instant now) {
    String text = field == null ? "" : field.strip();
    if (SECONDS.matcher(text).matches()) {
      return text.length() > DIGITS ? LONGEST : clamp(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return clamp(Duration.between(now, at));
    } catch (DateTimeException malformed) {
      return null;
    }
  }

  private static Duration clamp(Duration asked) {
    if (asked.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
