// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.cache.CacheKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Responses in memory, never more bytes of them than the capacity; the least recently used goes
 * first. Thread-safe.
 */
final class MemoryCache {

  /** What an entry takes beside its texts and its body: objects, references, hash buckets. */
  private static final long ENTRY_OVERHEAD = 256;

  private final Clock clock;
  private final Map<CacheKey, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long capacity;
  private long usage;

  MemoryCache(long capacity, Clock clock) {
    this.capacity = capacity;
    this.clock = clock;
  }

  synchronized @Nullable CachedURLResponse get(URLRequest request) {
    CacheKey key = keyOf(request);
    Entry entry = key == null ? null : entries.get(key);
    return entry == null ? null : entry.response;
  }

  synchronized void put(URLRequest request, CachedURLResponse response) {
    CacheKey key = keyOf(request);
    if (key == null) {
      return;
    }
    forget(key);
    long size = sizeOf(key, response);
    if (size <= capacity) {
      makeRoom(size);
      entries.put(key, new Entry(response, size, clock.instant()));
      usage += size;
    }
  }

  synchronized void remove(URLRequest request) {
    CacheKey key = keyOf(request);
    if (key != null) {
      forget(key);
    }
  }

  synchronized void clear() {
    entries.clear();
    usage = 0;
  }

  synchronized void removeSince(Instant date) {
    Iterator<Entry> all = entries.values().iterator();
    while (all.hasNext()) {
      Entry entry = all.next();
      if (entry.storedAt.isAfter(date)) {
        all.remove();
        usage -= entry.size;
      }
    }
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
    Iterator<Entry> eldestFirst = entries.values().iterator();
    while (usage > capacity - size && eldestFirst.hasNext()) {
      usage -= eldestFirst.next().size;
      eldestFirst.remove();
    }
  }

  private void forget(CacheKey key) {
    Entry before = entries.remove(key);
    if (before != null) {
      usage -= before.size;
    }
  }

  private static @Nullable CacheKey keyOf(URLRequest request) {
    return CacheKey.of(request.httpMethod(), request.url());
  }

  private static long sizeOf(CacheKey key, CachedURLResponse response) {
    long texts = key.length();
    if (response.response() instanceof HTTPURLResponse http) {
      for (Map.Entry<String, String> field : http.headers().entries()) {
        texts += field.getKey().length() + field.getValue().length();
      }
    }
    return ENTRY_OVERHEAD + texts + response.dataBuffer().remaining();
  }

  private record Entry(CachedURLResponse response, long size, Instant storedAt) {}
}
