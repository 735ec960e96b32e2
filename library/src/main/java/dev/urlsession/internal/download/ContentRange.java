// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Content-Range} of bytes (RFC 9110 §14.4).
 *
 * @param first the first position of the body in the whole, or −1 in an unsatisfied range
 * @param last the last position, inclusive, or −1 in an unsatisfied range
 * @param total the length of the whole, or −1 when the server does not say
 */
public record ContentRange(long first, long last, long total) {

  // At most 19 digits: the longest a long can hold, and no food for a slow parse.
  private static final Pattern SYNTAX =
      Pattern.compile(
          "bytes +(?:(\\d{1,19})-(\\d{1,19})/(\\d{1,19}|\\*)|\\*/(\\d{1,19}))",
          Pattern.CASE_INSENSITIVE);

  /** Null when the field is missing, malformed, contradicts itself, or counts other units. */
  public static @Nullable ContentRange parse(@Nullable String field) {
    if (field == null) {
      return null;
    }
    Matcher matcher = SYNTAX.matcher(field.strip());
    if (!matcher.matches()) {
      return null;
    }
    try {
      if (matcher.group(4) != null) {
        return new ContentRange(-1, -1, Long.parseLong(matcher.group(4)));
      }
      long first = Long.parseLong(matcher.group(1));
      long last = Long.parseLong(matcher.group(2));
      long total = "*".equals(matcher.group(3)) ? -1 : Long.parseLong(matcher.group(3));
      boolean sound = first <= last && last < Long.MAX_VALUE && (total == -1 || last < total);
      return sound ? new ContentRange(first, last, total) : null;
    } catch (NumberFormatException overflow) {
      return null;
    }
  }

  /** True for the form of a 416 answer: {@code bytes * /100}, without the blank. */
  boolean isUnsatisfied() {
    return first == -1;
  }

  /** The position after the last byte, or 0 in an unsatisfied range. */
  long end() {
    return last + 1;
  }

  /** How many bytes the body has, or 0 in an unsatisfied range. */
  long length() {
    return isUnsatisfied() ? 0 : end() - first;
  }
}
