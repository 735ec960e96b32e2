// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.response;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Content-Type and Content-Length say. */
public final class ContentType {

  /** What a long holds in any case. */
  private static final int MOST_DIGITS = 18;

  private static final String REPLACING = "multipart/x-mixed-replace";

  private ContentType() {}

  /** The media type in lower case, without parameters; null when there is none. */
  public static @Nullable String mimeType(@Nullable String header) {
    if (header == null) {
      return null;
    }
    int end = header.indexOf(';');
    String type = (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return type.indexOf('/') > 0 ? type : null;
  }

  /** The charset in lower case; null when there is none. */
  public static @Nullable String charset(@Nullable String header) {
    String charset = header == null ? null : Parameters.of(header).get("charset");
    return charset == null || charset.isEmpty() ? null : charset.toLowerCase(Locale.ROOT);
  }

  /** What separates parts that replace each other; null for other bodies (B-065). */
  public static @Nullable String replacingBoundary(@Nullable String header) {
    if (header == null
        || !header.strip().regionMatches(true, 0, REPLACING, 0, REPLACING.length())
        || !REPLACING.equals(mimeType(header))) {
      return null;
    }
    String boundary = Parameters.of(header).get("boundary");
    boolean usable = boundary != null && !boundary.isEmpty() && boundary.length() <= 70;
    return usable ? boundary : null;
  }

  /** The length all values agree on; -1 when there is none or it is no number. */
  public static long length(List<String> values) {
    if (values.isEmpty()) {
      return -1;
    }
    if (values.size() == 1 && values.get(0).indexOf(',') < 0) {
      return number(values.get(0).strip());
    }
    List<String> lengths =
        values.stream()
            .flatMap(value -> Stream.of(value.split(",", -1)))
            .map(String::strip)
            .distinct()
            .toList();
    return lengths.size() == 1 ? number(lengths.get(0)) : -1;
  }

  private static long number(String text) {
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
