// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.internal.cache.CacheKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loads that others of the session wait for instead of asking the same. Confined to the loop. */
final class SharedLoads {

  private final Map<CacheKey, List<Runnable>> followers = new HashMap<>();
  private final Set<CacheKey> refreshing = new HashSet<>();

  /** Waits for the load that is under way for the key; false when there is none: be it. */
  boolean follow(CacheKey key, Runnable then) {
    List<Runnable> others = followers.get(key);
    if (others == null) {
      followers.put(key, new ArrayList<>(0));
      return false;
    }
    others.add(then);
    return true;
  }

  /** The load under way for the key is over, or not worth waiting for. */
  void release(CacheKey key) {
    List<Runnable> waiting = followers.remove(key);
    if (waiting != null) {
      waiting.forEach(Runnable::run);
    }
  }

  /** True when nobody refreshes the key yet. */
  boolean beginRefresh(CacheKey key) {
    return refreshing.add(key);
  }

  void endRefresh(CacheKey key) {
    refreshing.remove(key);
  }
}
