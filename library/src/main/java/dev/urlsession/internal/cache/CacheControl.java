// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The directives of a request or a response (RFC 9111, 5.2; RFC 5861; RFC 8246), read once. Of a
 * directive that stands twice the first counts. Immutable.
 */
public final class CacheControl {

  /** A number of seconds that was not given. */
  public static final long ABSENT = -1;

  /** {@code max-stale} without a number. */
  public static final long ANY = Long.MAX_VALUE / 4_000;

  /** No directives. */
  public static final CacheControl NONE = new CacheControl(Map.of());

  private final Map<String, String> directives;
  private final boolean noStore;
  private final boolean noCache;
  private final boolean mustRevalidate;
  private final boolean immutable;
  private final long maxAge;
  private final long staleWhileRevalidate;
  private final long staleIfError;

  private CacheControl(Map<String, String> directives) {
    this.directives = directives;
    this.noStore = directives.containsKey("no-store");
    this.noCache = directives.containsKey("no-cache");
    this.mustRevalidate = directives.containsKey("must-revalidate");
    this.immutable = directives.containsKey("immutable");
    this.maxAge = seconds("max-age", 0);
    this.staleWhileRevalidate = seconds("stale-while-revalidate", ABSENT);
    this.staleIfError = seconds("stale-if-error", ABSENT);
  }

  /** The directives of these {@code Cache-Control} lines. */
  public static CacheControl parse(List<String> lines) {
    return lines.isEmpty() ? NONE : new CacheControl(DirectiveReader.read(lines));
  }

  /** The directives of this value; null for none. */
  public static CacheControl parse(@Nullable String value) {
    return value == null ? NONE : parse(List.of(value));
  }

  /** Nothing of this may be stored. */
  public boolean noStore() {
    return noStore;
  }

  /** Not to be used without asking, as a whole: {@code no-cache} without field names. */
  public boolean noCache() {
    return noCache && noCacheFields().isEmpty();
  }

  /** Fields not to be used without asking, in lower case. */
  public Set<String> noCacheFields() {
    String names = noCache ? directives.getOrDefault("no-cache", "") : "";
    Set<String> fields = new TreeSet<>();
    for (String name : names.split(",", -1)) {
      if (!name.isBlank()) {
        fields.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return fields;
  }

  /** Never to be used stale. */
  public boolean mustRevalidate() {
    return mustRevalidate;
  }

  /** Does not change while it is fresh (RFC 8246). */
  public boolean immutable() {
    return immutable;
  }

  /** Whether a directive was given. */
  public boolean has(String name) {
    return directives.containsKey(name);
  }

  /** Seconds; 0 when not a number, so that nothing wrong is taken for fresh. */
  public long maxAge() {
    return maxAge;
  }

  /** Of a request: seconds past freshness that are fine, {@link #ANY} for all. */
  public long maxStale() {
    String value = directives.get("max-stale");
    return "".equals(value) ? ANY : seconds("max-stale", ABSENT);
  }

  /** Of a request: seconds of freshness that must be left. */
  public long minFresh() {
    return seconds("min-fresh", ABSENT);
  }

  /** Seconds past freshness in which it may be used while it is validated (RFC 5861). */
  public long staleWhileRevalidate() {
    return staleWhileRevalidate;
  }

  /** Seconds past freshness in which it may stand in for a failure (RFC 5861). */
  public long staleIfError() {
    return staleIfError;
  }

  private long seconds(String name, long malformed) {
    String value = directives.get(name);
    if (value == null) {
      return ABSENT;
    }
    return DeltaSeconds.parse(value, malformed);
  }
}
