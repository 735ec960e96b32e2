// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.HTTPHeaders;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How old a response was when it came, and how long it stays fresh (RFC 9111, 4.2), worked out
 * once. All times are milliseconds.
 *
 * @param responseTime when it came
 * @param initialAge how old it was then
 * @param lifetime how long it is fresh, from when the origin made it
 * @param explicit whether the server said so; else it is the heuristic
 */
public record Freshness(long responseTime, long initialAge, long lifetime, boolean explicit) {

  /** The share of the time since the last change that is taken for fresh without being told. */
  private static final int HEURISTIC_DIVISOR = 10;

  /**
   * Works it out.
   *
   * @param heuristic whether the response may be taken for fresh without being told
   */
  static Freshness of(
      CacheControl control,
      HTTPHeaders headers,
      long requestTime,
      long responseTime,
      boolean heuristic) {
    Instant now = Instant.ofEpochMilli(responseTime);
    Instant date = HttpDate.parse(first(headers, "Date"), now);
    long made = date == null ? responseTime : date.toEpochMilli();
    long age = initialAge(headers, made, requestTime, responseTime);
    if (control.maxAge() != CacheControl.ABSENT) {
      return new Freshness(responseTime, age, control.maxAge() * 1000, true);
    }
    if (headers.contains("Expires")) {
      // What is no date, such as 0, is in the past (5.3).
      Instant expires = HttpDate.parse(first(headers, "Expires"), now);
      long lifetime = expires == null ? 0 : Math.max(0, expires.toEpochMilli() - made);
      return new Freshness(responseTime, age, lifetime, true);
    }
    Instant changed = HttpDate.parse(first(headers, "Last-Modified"), now);
    long unchanged = changed == null ? 0 : Math.max(0, made - changed.toEpochMilli());
    return new Freshness(responseTime, age, heuristic ? unchanged / HEURISTIC_DIVISOR : 0, false);
  }

  /** A date in the future does not make it younger than new (B-214). */
  private static long initialAge(
      HTTPHeaders headers, long made, long requestTime, long responseTime) {
    long apparent = Math.max(0, responseTime - made);
    String told = first(headers, "Age");
    // Of a list the first counts; what is no number is ignored (5.1).
    String digits = told == null ? "" : told.split(",", 2)[0].strip();
    long corrected = DeltaSeconds.parse(digits, 0) * 1000 + Math.max(0, responseTime - requestTime);
    return Math.max(apparent, corrected);
  }

  private static @Nullable String first(HTTPHeaders headers, String name) {
    List<String> values = headers.values(name);
    return values.isEmpty() ? null : values.get(0);
  }

  /** How old it is now. A clock that was put back makes it no younger than it came. */
  public long age(long now) {
    return initialAge + Math.max(0, now - responseTime);
  }

  /** How much longer it is fresh; negative when it is stale. */
  public long left(long now) {
    return lifetime - age(now);
  }

  /** Whether it is fresh: as long as its age is below its lifetime. */
  public boolean isFresh(long now) {
    return left(now) > 0;
  }
}
