// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.URLCache;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets the loader reach the store of a cache, which no public method shows: bodies are streamed to
 * and from it.
 */
public final class CacheBridge {

  private static volatile @Nullable Function<URLCache, ResponseStore> stores;

  private CacheBridge() {}

  /** Called once, by the class of the caches. */
  public static void connect(Function<URLCache, ResponseStore> storeOf) {
    stores = storeOf;
  }

  /**
   * The store of a cache; null for one that an application made out of it, whose methods are asked
   * instead (B-226).
   */
  public static @Nullable ResponseStore storeOf(URLCache cache) {
    Function<URLCache, ResponseStore> known = stores;
    return known == null || cache.getClass() != URLCache.class ? null : known.apply(cache);
  }
}
