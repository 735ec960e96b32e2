// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.URLCache.StoragePolicy;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Responses on disk, never more bytes of them than the capacity. Whatever goes wrong with the disk
 * is a miss, or a response that is not stored; nothing here fails. All methods block; they may be
 * called from any thread.
 */
final class DiskTier {

  /** Larger bodies are in files of their own. */
  static final int IN_ROW = 16 * 1024;

  /** More than so many touches are not remembered; they are written down with the next change. */
  private static final int MOST_TOUCHES = 65_536;

  private static final Finder.Found NOTHING = new Finder.Found();

  private final DiskStore store;
  private final LongSupplier clock;
  private final Map<Long, Long> touched = new HashMap<>();
  private volatile long capacity;

  DiskTier(Supplier<Path> directory, long capacity, LongSupplier clock) {
    this.store = new DiskStore(directory);
    this.capacity = capacity;
    this.clock = clock;
  }

  long capacity() {
    return capacity;
  }

  long now() {
    return clock.getAsLong();
  }

  boolean isOn() {
    return capacity > 0 && Database.isAvailable();
  }

  /** What each of the keys has; nothing at all when that fails. */
  List<List<StoredResponse>> find(List<CacheKey> keys) {
    Finder.Found found = isOn() ? store.read(index -> index.find(keys), NOTHING) : NOTHING;
    touch(found.rows());
    List<List<StoredResponse>> all = new ArrayList<>(keys.size());
    for (CacheKey key : keys) {
      all.add(found.responses(key));
    }
    return all;
  }

  /** Reading writes nothing, so that a slow device does not hold it up. */
  private void touch(List<Long> rows) {
    long now = clock.getAsLong();
    synchronized (touched) {
      for (Long row : rows) {
        if (touched.size() < MOST_TOUCHES || touched.containsKey(row)) {
          touched.put(row, now);
        }
      }
    }
  }

  /** Writes down what was used when; the index is not opened for nothing. */
  void flush() {
    if (hasTouches()) {
      change(this::writeTouches);
    }
  }

  boolean hasTouches() {
    synchronized (touched) {
      return !touched.isEmpty();
    }
  }

  /** Makes room for so many bytes, within a transaction; false when there is none. */
  boolean makeRoom(DiskIndex index, long bytes) throws SQLException {
    writeTouches(index);
    return index.shrink(capacity - bytes);
  }

  private void writeTouches(DiskIndex index) throws SQLException {
    Map<Long, Long> times;
    synchronized (touched) {
      times = new HashMap<>(touched);
      touched.clear();
    }
    if (!times.isEmpty()) {
      index.touch(times);
    }
  }

  /** Puts a response whose body is in memory; false when it is not kept. */
  boolean put(CacheKey key, StoredResponse response) {
    if (!(response.body() instanceof StoredBody.Bytes body) || !isStorable(response)) {
      remove(key, response);
      return false;
    }
    if (body.length() <= IN_ROW) {
      return putRow(key, response, body.buffer());
    }
    try (BodyWriter writer = writer(body.length())) {
      return writer != null
          && writer.write(body.buffer().duplicate())
          && writer.commit(key, response) != null;
    }
  }

  private boolean isStorable(StoredResponse response) {
    return isOn() && response.policy() == StoragePolicy.ALLOWED;
  }

  private boolean putRow(CacheKey key, StoredResponse response, ByteBuffer body) {
    byte[] head = HeadCodec.encode(response);
    byte[] bytes = new byte[body.remaining()];
    body.duplicate().get(bytes);
    long size = head == null ? 0 : Weights.ofRow(key, head.length, bytes.length);
    if (head == null || size > capacity) {
      remove(key, response);
      return false;
    }
    DiskIndex.Entry entry =
        new DiskIndex.Entry(
            key, response, head, bytes, null, Checksum.of(bytes), size, clock.getAsLong());
    return store.write(index -> put(index, entry), false);
  }

  /** Puts an entry, within a transaction; false when there is no room. */
  boolean put(DiskIndex index, DiskIndex.Entry entry) throws SQLException {
    writeTouches(index);
    return index.put(entry, capacity);
  }

  /** A writer for a body that is too long for memory; null when there is no room. */
  @Nullable BodyWriter writer(long expected) {
    return isOn() ? BodyWriter.open(store, this, expected) : null;
  }

  /** Changes the head of a response; its body stays. */
  void updateHead(CacheKey key, StoredResponse response) {
    byte[] head = isStorable(response) ? HeadCodec.encode(response) : null;
    if (head == null) {
      remove(key, response);
      return;
    }
    long body = response.body().length();
    long size = sizeOf(key, head.length, body);
    String selector = response.selector().text();
    store.write(
        index -> {
          boolean updated = index.updateHead(key, response, head, size);
          if (updated && !index.shrink(capacity)) {
            index.remove(key, selector);
          }
          return updated;
        },
        false);
  }

  static long sizeOf(CacheKey key, int head, long body) {
    return body <= IN_ROW
        ? Weights.ofRow(key, head, body)
        : Weights.ofRow(key, head, 0) + Weights.ofFile(body);
  }

  private void remove(CacheKey key, StoredResponse response) {
    change(index -> index.remove(key, response.selector().text()));
  }

  void remove(CacheKey key) {
    change(index -> index.remove(key));
  }

  void removeSince(long time) {
    change(index -> index.removeSince(time));
  }

  void clear() {
    change(DiskIndex::clear);
    store.vacuum();
  }

  List<CacheListing> list() {
    return store.read(DiskIndex::list, List.of());
  }

  void setCapacity(long bytes) {
    capacity = bytes;
    change(
        index -> {
          // What is being written keeps its room until it is done.
          if (!index.shrink(bytes)) {
            index.clear();
          }
        });
    store.vacuum();
  }

  long usage() {
    return store.read(DiskIndex::total, 0L);
  }

  /** Some change that answers nothing. */
  private interface Change {
    void apply(DiskIndex index) throws SQLException;
  }

  /** What was never made need not be changed. */
  private void change(Change change) {
    if (store.exists()) {
      store.write(
          index -> {
            change.apply(index);
            return true;
          },
          false);
    }
  }

  /** The open file of a body, checked; null when it is gone or damaged. */
  @Nullable OpenBody open(StoredBody.File file) {
    try {
      return OpenBody.of(file);
    } catch (IOException gone) {
      return null;
    }
  }

  void close() {
    flush();
    store.close();
  }
}
