// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a jar since its file was last written: what to put there, what to take away.
 * Cookies of the process only never count (B-195). Guarded by the jar's lock.
 */
final class CookieChanges {

  private final Map<StoredCookie.Key, Optional<StoredCookie>> changed = new LinkedHashMap<>();

  /** One took the place of another; either may be none. */
  void replaced(@Nullable StoredCookie before, @Nullable StoredCookie now) {
    if (now != null && isKept(now)) {
      changed.put(now.key(), Optional.of(now));
    } else if (before != null && isKept(before)) {
      changed.put(before.key(), Optional.empty());
    }
  }

  private static boolean isKept(StoredCookie stored) {
    return !stored.cookie().isSessionOnly();
  }
}
