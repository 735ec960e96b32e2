// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many cookies a jar keeps, against servers that set them without end. What goes first: the
 * expired, then those that were not sent for the longest time; of a site with too many, those
 * without Secure before the others (RFC 6265bis §5.7).
 *
 * @param perSite how many of one site in one partition
 * @param total how many in all
 */
record CookieLimits(int perSite, int total) {

  /** About what browsers keep; the RFC wants 50 and 3000 at least. */
  static final CookieLimits DEFAULT = new CookieLimits(180, 3300);

  /** What must go after a cookie was added at this place. */
  List<StoredCookie> surplus(CookieIndex cookies, StoredCookie.Place place, Instant now) {
    if (cookies.size() <= Math.min(perSite, total)) {
      return List.of();
    }
    Comparator<StoredCookie> expiredFirst = Comparator.comparing(one -> !one.isExpired(now));
    Comparator<StoredCookie> unusedFirst =
        Comparator.comparing(StoredCookie::usedAt).thenComparingLong(StoredCookie::turn);
    List<StoredCookie> all = new ArrayList<>(cookies.all());
    List<StoredCookie> surplus =
        first(
            all.stream().filter(one -> one.place().equals(place)).toList(),
            perSite,
            expiredFirst.thenComparing(one -> one.cookie().isSecure()).thenComparing(unusedFirst));
    all.removeAll(surplus);
    List<StoredCookie> more = first(all, total, expiredFirst.thenComparing(unusedFirst));
    return more.isEmpty() ? surplus : concat(surplus, more);
  }

  private static List<StoredCookie> first(
      List<StoredCookie> cookies, int limit, Comparator<StoredCookie> order) {
    return cookies.size() <= limit
        ? List.of()
        : cookies.stream().sorted(order).limit(cookies.size() - limit).toList();
  }

  private static List<StoredCookie> concat(List<StoredCookie> some, List<StoredCookie> more) {
    List<StoredCookie> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
