// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.cookie.CookieDomain;
import dev.urlsession.internal.cookie.CookiePath;
import dev.urlsession.internal.cookie.CookiePorts;
import dev.urlsession.internal.cookie.CookieSite;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cookies in memory, in the order they first came. Thread-safe. */
final class CookieJar {

  private final Clock clock;
  private final Map<Key, Stored> cookies = new LinkedHashMap<>();

  CookieJar(Clock clock) {
    this.clock = clock;
  }

  /** Those of the cookies that a server at this URL may set (B-184). */
  static List<HTTPCookie> ownedBy(@Nullable URI url, List<HTTPCookie> cookies) {
    if (url == null) {
      return cookies;
    }
    String host = CookieDomain.hostOf(url);
    return cookies.stream()
        .filter(cookie -> host != null && CookieDomain.maySet(cookie.domain(), host))
        .toList();
  }

  synchronized List<HTTPCookie> all() {
    dropExpired();
    return cookies.values().stream().map(Stored::cookie).toList();
  }

  /** The cookies that travel to the URL from one partition, in the order to send them. */
  synchronized List<HTTPCookie> sentTo(
      URI url, @Nullable URI mainDocument, @Nullable String partition) {
    dropExpired();
    String host = CookieDomain.hostOf(url);
    if (host == null) {
      return List.of();
    }
    boolean crossSite = !CookieSite.isSame(url, mainDocument);
    return cookies.values().stream()
        .map(Stored::cookie)
        .filter(cookie -> Objects.equals(cookie.partitionIdentifier(), partition))
        .filter(cookie -> CookieDomain.matches(cookie.domain(), host))
        .filter(cookie -> CookiePath.matches(cookie.path(), CookiePath.of(url)))
        .filter(cookie -> !cookie.isSecure() || CookiePorts.isSecure(url))
        .filter(cookie -> !crossSite || cookie.sameSitePolicy() == null)
        .filter(cookie -> isOpen(cookie.portList(), CookiePorts.of(url)))
        .sorted(HTTPCookieReader.LONGER_PATHS_FIRST)
        .toList();
  }

  private static boolean isOpen(@Nullable List<Integer> ports, int port) {
    return ports == null || ports.contains(port);
  }

  /** Whether that changed anything. */
  synchronized boolean put(HTTPCookie cookie) {
    Instant now = clock.instant();
    if (isExpired(cookie, now)) {
      return remove(cookie);
    }
    Stored before = cookies.put(Key.of(cookie), new Stored(cookie, now));
    return before == null || !before.cookie.equals(cookie);
  }

  synchronized boolean remove(HTTPCookie cookie) {
    return cookies.remove(Key.of(cookie)) != null;
  }

  synchronized boolean removeSince(Instant date) {
    return cookies.values().removeIf(stored -> stored.at.isAfter(date));
  }

  private void dropExpired() {
    Instant now = clock.instant();
    cookies.values().removeIf(stored -> isExpired(stored.cookie, now));
  }

  private static boolean isExpired(HTTPCookie cookie, Instant now) {
    Instant expires = cookie.expiresDate();
    return expires != null && !expires.isAfter(now);
  }

  private record Stored(HTTPCookie cookie, Instant at) {}

  private record Key(String name, String domain, String path, @Nullable String partition) {

    static Key of(HTTPCookie cookie) {
      return new Key(cookie.name(), cookie.domain(), cookie.path(), cookie.partitionIdentifier());
    }
  }
}
