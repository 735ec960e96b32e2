// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Responses in memory, never more bytes of them than the capacity; the URL least recently used goes
 * first, with all its variants. Thread-safe; nothing here takes long.
 */
final class MemoryTier {

  /** More variants of one URL than this help nobody. */
  private static final int MOST_VARIANTS = 16;

  private final Map<CacheKey, Group> groups = new LinkedHashMap<>(16, 0.75f, true);
  private long capacity;
  private long usage;

  /** The variants of one URL, the newest first. */
  private record Group(List<StoredResponse> variants, long size) {}

  MemoryTier(long capacity) {
    this.capacity = capacity;
  }

  synchronized List<StoredResponse> get(CacheKey key) {
    Group group = groups.get(key);
    return group == null ? List.of() : group.variants;
  }

  /** False when it is larger than the capacity; then the older one is gone, too. */
  synchronized boolean put(CacheKey key, StoredResponse response) {
    List<StoredResponse> kept = new ArrayList<>();
    kept.add(response);
    long size = Weights.inMemory(key, response);
    for (StoredResponse one : get(key)) {
      long more = Weights.inMemory(key, one);
      boolean replaced = one.selector().equals(response.selector());
      if (!replaced && kept.size() < MOST_VARIANTS && size + more <= capacity) {
        kept.add(one);
        size += more;
      }
    }
    forget(key);
    if (size > capacity) {
      return false;
    }
    makeRoom(size);
    groups.put(key, new Group(List.copyOf(kept), size));
    usage += size;
    return true;
  }

  synchronized void remove(CacheKey key) {
    forget(key);
  }

  synchronized void removeIf(CacheKey key, Predicate<StoredResponse> unwanted) {
    Group group = groups.get(key);
    if (group != null) {
      forget(key);
      keep(key, group, unwanted);
    }
  }

  synchronized void removeIf(Predicate<StoredResponse> unwanted) {
    Map<CacheKey, Group> all = new LinkedHashMap<>(groups);
    clear();
    all.forEach((key, group) -> keep(key, group, unwanted));
  }

  private void keep(CacheKey key, Group group, Predicate<StoredResponse> unwanted) {
    List<StoredResponse> kept = group.variants.stream().filter(unwanted.negate()).toList();
    if (!kept.isEmpty()) {
      long size = kept.stream().mapToLong(one -> Weights.inMemory(key, one)).sum();
      groups.put(key, new Group(kept, size));
      usage += size;
    }
  }

  synchronized void clear() {
    groups.clear();
    usage = 0;
  }

  synchronized long capacity() {
    return capacity;
  }

  synchronized void setCapacity(long bytes) {
    capacity = bytes;
    makeRoom(0);
  }

  synchronized long usage() {
    return usage;
  }

  private void makeRoom(long size) {
    Iterator<Group> eldestFirst = groups.values().iterator();
    while (usage > capacity - size && eldestFirst.hasNext()) {
      usage -= eldestFirst.next().size;
      eldestFirst.remove();
    }
  }

  private void forget(CacheKey key) {
    Group before = groups.remove(key);
    if (before != null) {
      usage -= before.size;
    }
  }
}
