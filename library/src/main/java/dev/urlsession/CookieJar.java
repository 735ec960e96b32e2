// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.cookie.CookieDomain;
import dev.urlsession.internal.cookie.CookiePath;
import dev.urlsession.internal.cookie.CookiePorts;
import dev.urlsession.internal.cookie.CookieSite;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cookies in memory, in the order they first came. Thread-safe. */
final class CookieJar {

  private static final Comparator<StoredCookie> SENDING_ORDER =
      Comparator.comparing(StoredCookie::cookie, HTTPCookieReader.LONGER_PATHS_FIRST)
          .thenComparingLong(StoredCookie::turn);

  private final Clock clock;
  private final CookieLimits limits;
  private final CookieIndex index = new CookieIndex();
  private final CookieChanges changes;

  /**
   * @param kept whether to remember changes until they are written to a file
   */
  CookieJar(Clock clock, CookieLimits limits, boolean kept) {
    this.clock = clock;
    this.limits = limits;
    this.changes = new CookieChanges(kept);
  }

  synchronized List<HTTPCookie> all() {
    Instant now = clock.instant();
    return index.all().stream()
        .filter(stored -> !stored.isExpired(now))
        .map(StoredCookie::cookie)
        .toList();
  }

  /** The cookies that travel to the URL from one partition, in the order to send them. */
  synchronized List<HTTPCookie> sentTo(
      URI url, @Nullable URI mainDocument, @Nullable String partition) {
    String host = CookieDomain.hostOf(url);
    if (host == null || index.size() == 0) {
      return List.of();
    }
    Instant now = clock.instant();
    List<StoredCookie> sent =
        index.near(host).stream()
            .filter(stored -> !stored.isExpired(now))
            .filter(stored -> travels(stored.cookie(), host, url, mainDocument, partition))
            .sorted(SENDING_ORDER)
            .toList();
    sent.forEach(stored -> stored.used(now));
    return sent.stream().map(StoredCookie::cookie).toList();
  }

  private static boolean travels(
      HTTPCookie cookie,
      String host,
      URI url,
      @Nullable URI mainDocument,
      @Nullable String partition) {
    List<Integer> ports = cookie.portList();
    return Objects.equals(cookie.partitionIdentifier(), partition)
        && CookieDomain.matches(cookie.domain(), host)
        && CookiePath.matches(cookie.path(), CookiePath.of(url))
        && (!cookie.isSecure() || CookiePorts.isSecure(url))
        && (ports == null || ports.contains(CookiePorts.of(url)))
        && (cookie.sameSitePolicy() == null || CookieSite.isSameAndAsSecure(url, mainDocument));
  }

  /**
   * Keeps the cookie, unless it expired, which only removes the one it would replace (B-190).
   *
   * @param overClear whether it came over a connection that others can write to: it then cannot
   *     take the place of a Secure one (RFC 6265bis §5.7)
   * @return whether that changed anything
   */
  synchronized boolean put(HTTPCookie cookie, boolean overClear) {
    Instant now = clock.instant();
    StoredCookie stored = new StoredCookie(cookie, now);
    if (overClear && hidesSecureOne(stored, now)) {
      return false;
    }
    if (stored.isExpired(now)) {
      return remove(cookie);
    }
    StoredCookie before = index.put(stored);
    changes.replaced(before, stored);
    if (before == null) {
      limits.surplus(index, stored.place(), now).forEach(one -> remove(one.cookie()));
    }
    return before == null || !before.cookie().equals(cookie);
  }

  private boolean hidesSecureOne(StoredCookie stored, Instant now) {
    HTTPCookie cookie = stored.cookie();
    return index.all().stream()
        .filter(one -> one.cookie().isSecure() && one.place().equals(stored.place()))
        .filter(one -> one.cookie().name().equals(cookie.name()) && !one.isExpired(now))
        .filter(
            one -> covers(one.domain(), stored.domain()) || covers(stored.domain(), one.domain()))
        .anyMatch(one -> CookiePath.matches(one.cookie().path(), cookie.path()));
  }

  private static boolean covers(String domain, String name) {
    return CookieDomain.matches("." + domain, name);
  }

  synchronized boolean remove(HTTPCookie cookie) {
    StoredCookie removed = index.remove(StoredCookie.Key.of(cookie));
    changes.replaced(removed, null);
    return removed != null;
  }

  synchronized boolean removeSince(Instant date) {
    changes.removedSince(date);
    boolean removed = false;
    for (StoredCookie stored : index.all()) {
      if (stored.storedAt().isAfter(date)) {
        removed |= remove(stored.cookie());
      }
    }
    return removed;
  }

  /** What has to be written to the file. */
  synchronized CookieChanges.Batch pending() {
    return changes.pending();
  }

  /** The changes were written; this is what the file holds now. Whether that changed anything. */
  synchronized boolean written(CookieChanges.Batch batch, List<StoredCookie> inFile) {
    changes.written(batch);
    return adopt(inFile);
  }

  /**
   * Takes over what the file holds, where nothing newer is known here; cookies of this process only
   * stay.
   *
   * @return whether that changed anything
   */
  synchronized boolean adopt(List<StoredCookie> inFile) {
    Set<StoredCookie.Key> there = new HashSet<>();
    boolean changed = false;
    for (StoredCookie theirs : inFile) {
      there.add(theirs.key());
      StoredCookie mine = index.get(theirs.key());
      if (!changes.outdates(theirs) && (mine == null || mine.isPersistent())) {
        if (mine == null || !mine.isSameAs(theirs)) {
          index.put(theirs);
          changed = true;
        }
      }
    }
    for (StoredCookie mine : index.all()) {
      boolean goneThere = mine.isPersistent() && !there.contains(mine.key());
      if (goneThere && !changes.outdates(mine)) {
        index.remove(mine.key());
        changed = true;
      }
    }
    return changed;
  }
}
