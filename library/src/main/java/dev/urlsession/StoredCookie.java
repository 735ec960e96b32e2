// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.cookie.CookieDomain;
import dev.urlsession.internal.cookie.CookieSite;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A cookie in a jar, and what the jar knows of it. Guarded by the jar's lock. */
final class StoredCookie {

  /** Whatever a server wants, nothing is kept longer without being renewed (RFC 6265bis §5.5). */
  private static final Duration LONGEST_LIFE = Duration.ofDays(400);

  private final HTTPCookie cookie;
  private final Instant storedAt;
  private final String domain;
  private final Place place;
  private long turn;
  private Instant usedAt;

  StoredCookie(HTTPCookie cookie, Instant storedAt) {
    this.cookie = cookie;
    this.storedAt = storedAt;
    usedAt = storedAt;
    domain = CookieDomain.bare(cookie.domain());
    place = new Place(CookieSite.of(domain), cookie.partitionIdentifier());
  }

  HTTPCookie cookie() {
    return cookie;
  }

  /** When it came, or last replaced another. */
  Instant storedAt() {
    return storedAt;
  }

  /** Its domain without a leading dot. */
  String domain() {
    return domain;
  }

  Place place() {
    return place;
  }

  /** Its place in the order in which cookies first came. */
  long turn() {
    return turn;
  }

  void setTurn(long value) {
    turn = value;
  }

  Instant usedAt() {
    return usedAt;
  }

  void used(Instant now) {
    usedAt = now;
  }

  boolean isSameAs(StoredCookie other) {
    return cookie.equals(other.cookie) && storedAt.equals(other.storedAt);
  }

  /** Whether it outlives the process (B-195). */
  boolean isPersistent() {
    return !cookie.isSessionOnly();
  }

  boolean isExpired(Instant now) {
    Instant expires = cookie.expiresDate();
    return expires != null && (!expires.isAfter(now) || !storedAt.plus(LONGEST_LIFE).isAfter(now));
  }

  Key key() {
    return Key.of(cookie);
  }

  /** Who shares a limit: what one site sets in one partition. */
  record Place(String site, @Nullable String partition) {}

  /** What makes two cookies the same one (B-191). */
  record Key(String name, String domain, String path, @Nullable String partition) {

    static Key of(HTTPCookie cookie) {
      return new Key(cookie.name(), cookie.domain(), cookie.path(), cookie.partitionIdentifier());
    }
  }
}
