// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a jar since its file was last written: what to put there, what to take away.
 * Cookies of this process only never count (B-195). Guarded by the jar's lock.
 */
final class CookieChanges {

  private final boolean kept;
  private final Map<StoredCookie.Key, Optional<StoredCookie>> changed = new LinkedHashMap<>();
  private @Nullable Instant removedSince;

  /**
   * @param kept false when there is no file, and nothing to remember
   */
  CookieChanges(boolean kept) {
    this.kept = kept;
  }

  /** One took the place of another; either may be none. */
  void replaced(@Nullable StoredCookie before, @Nullable StoredCookie now) {
    if (!kept) {
      return;
    }
    if (now != null && now.isPersistent()) {
      changed.put(now.key(), Optional.of(now));
    } else if (before != null && before.isPersistent()) {
      changed.put(before.key(), Optional.empty());
    }
  }

  /** Also those cookies went which only the file has. */
  void removedSince(Instant date) {
    if (kept && (removedSince == null || date.isBefore(removedSince))) {
      removedSince = date;
    }
  }

  /** Whether what the file says of this cookie is out of date. */
  boolean outdates(StoredCookie inFile) {
    return changed.containsKey(inFile.key()) || isRemoved(inFile, removedSince);
  }

  private static boolean isRemoved(StoredCookie inFile, @Nullable Instant since) {
    return since != null && inFile.storedAt().isAfter(since);
  }

  Batch pending() {
    return new Batch(new LinkedHashMap<>(changed), removedSince);
  }

  void written(Batch batch) {
    batch.changed.forEach(changed::remove);
    if (batch.removedSince != null && batch.removedSince.equals(removedSince)) {
      removedSince = null;
    }
  }

  /** Changes that are written together. */
  record Batch(
      Map<StoredCookie.Key, Optional<StoredCookie>> changed, @Nullable Instant removedSince) {

    boolean isEmpty() {
      return changed.isEmpty() && removedSince == null;
    }

    boolean onlyRemoves() {
      return changed.values().stream().allMatch(Optional::isEmpty);
    }

    /** What the file should hold, given what it holds. */
    List<StoredCookie> appliedTo(List<StoredCookie> inFile) {
      Map<StoredCookie.Key, StoredCookie> result = new LinkedHashMap<>();
      for (StoredCookie one : inFile) {
        if (!isRemoved(one, removedSince)) {
          result.put(one.key(), one);
        }
      }
      changed.forEach(
          (key, now) ->
              now.ifPresentOrElse(cookie -> result.put(key, cookie), () -> result.remove(key)));
      return List.copyOf(result.values());
    }
  }
}
