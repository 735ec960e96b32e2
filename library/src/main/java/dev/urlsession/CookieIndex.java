// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.cookie.CookieDomain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cookies by their domains, so that a request looks at its host and the domains above it and not at
 * all cookies there are. Not thread-safe.
 */
final class CookieIndex {

  private final Map<String, Map<StoredCookie.Key, StoredCookie>> byDomain = new HashMap<>();
  private int size;
  private long turns;

  int size() {
    return size;
  }

  @Nullable StoredCookie get(StoredCookie.Key key) {
    return byDomain.getOrDefault(CookieDomain.bare(key.domain()), Map.of()).get(key);
  }

  /** Puts it in the place of the one with the same key, which is returned, or at the end. */
  @Nullable StoredCookie put(StoredCookie cookie) {
    StoredCookie before =
        byDomain
            .computeIfAbsent(cookie.domain(), name -> new HashMap<>())
            .put(cookie.key(), cookie);
    if (before == null) {
      size++;
      cookie.setTurn(turns++);
    } else {
      cookie.setTurn(before.turn());
    }
    return before;
  }

  @Nullable StoredCookie remove(StoredCookie.Key key) {
    String domain = CookieDomain.bare(key.domain());
    Map<StoredCookie.Key, StoredCookie> there = byDomain.get(domain);
    StoredCookie removed = there == null ? null : there.remove(key);
    if (removed != null) {
      size--;
    }
    if (there != null && there.isEmpty()) {
      byDomain.remove(domain);
    }
    return removed;
  }

  /** All, in the order they first came. */
  List<StoredCookie> all() {
    return byDomain.values().stream()
        .flatMap(there -> there.values().stream())
        .sorted(Comparator.comparingLong(StoredCookie::turn))
        .toList();
  }

  /** Those of the host's own name and of every domain above it, in no order. */
  List<StoredCookie> near(String host) {
    List<StoredCookie> near = new ArrayList<>();
    for (int start = 0; start >= 0; ) {
      near.addAll(byDomain.getOrDefault(host.substring(start), Map.of()).values());
      int dot = host.indexOf('.', start);
      start = dot < 0 ? -1 : dot + 1;
    }
    return near;
  }
}
