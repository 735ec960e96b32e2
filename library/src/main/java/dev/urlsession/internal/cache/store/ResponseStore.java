// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.URLCache.StoragePolicy;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.Selector;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The two tiers as one: memory is filled from disk on use (B-223), and what is stored goes to both.
 * Methods whose names speak of memory do not block; all others may. Thread-safe.
 */
public final class ResponseStore {

  /** A body may take this share of a capacity (B-211). */
  private static final int SHARE = 20;

  /** A disk that takes longer is not waited for: what is lost was only cached. */
  private static final long LONGEST_WAIT_SECONDS = 10;

  private static final long LONGEST_IN_MEMORY = 256 * 1024;

  private final MemoryTier memory;
  private final DiskTier disk;

  /** Held while the disk is changed, so that what was removed cannot be written down later. */
  private final Object order = new Object();

  private long removals;
  private int waiting;

  /**
   * Both tiers.
   *
   * @param directory where on disk; asked when it is first needed
   * @param clock milliseconds
   */
  public ResponseStore(
      long memoryCapacity, long diskCapacity, Supplier<Path> directory, LongSupplier clock) {
    this.memory = new MemoryTier(memoryCapacity);
    this.disk = new DiskTier(directory, diskCapacity, clock);
  }

  /** What is in memory for the key, the newest first. */
  public List<StoredResponse> inMemory(CacheKey key) {
    return memory.get(key);
  }

  /** Whether there is more to find than what is in memory. */
  public boolean hasDisk() {
    return disk.isOn();
  }

  /** What is stored for the key, the newest first. */
  public List<StoredResponse> find(CacheKey key) {
    return find(List.of(key)).get(0);
  }

  /** What is stored for each of the keys. */
  public List<List<StoredResponse>> find(List<CacheKey> keys) {
    List<List<StoredResponse>> onDisk = disk.find(keys);
    List<List<StoredResponse>> all = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      all.add(merged(keys.get(i), onDisk.get(i)));
    }
    return all;
  }

  private List<StoredResponse> merged(CacheKey key, List<StoredResponse> onDisk) {
    List<StoredResponse> known = memory.get(key);
    if (onDisk.isEmpty()) {
      return known;
    }
    List<StoredResponse> all = new ArrayList<>(known);
    for (StoredResponse one : onDisk) {
      if (!has(known, one.selector())) {
        all.add(one);
        promote(key, one);
      }
    }
    if (all.size() > 1) {
      all.sort((one, other) -> Long.compare(other.storedAt(), one.storedAt()));
    }
    return all;
  }

  private static boolean has(List<StoredResponse> known, Selector selector) {
    for (StoredResponse one : known) {
      if (one.selector().equals(selector)) {
        return true;
      }
    }
    return false;
  }

  private void promote(CacheKey key, StoredResponse response) {
    if (response.body() instanceof StoredBody.Bytes
        && response.body().length() <= longestInMemory()) {
      memory.put(key, response);
    }
  }

  /** Opens a body in a file: null when it is damaged or gone, and then there is no entry. */
  public @Nullable OpenBody open(CacheKey key, StoredBody.File file) {
    OpenBody open = disk.open(file);
    if (open == null) {
      remove(key);
    }
    return open;
  }

  /** The same response with its body in memory, where it is kept from now on if it is short. */
  public StoredResponse read(CacheKey key, StoredResponse response, OpenBody open)
      throws IOException {
    boolean isShort = open.length() <= longestInMemory();
    ByteBuffer bytes = isShort ? open.readAll() : open.map();
    StoredResponse read = response.toBuilder().body(new StoredBody.Bytes(bytes)).build();
    promote(key, read);
    return read;
  }

  /** The longest body that is collected in memory before it is kept; others go to a file. */
  public long longestCollected() {
    return Math.max(longestInMemory(), DiskTier.IN_ROW);
  }

  /** The longest body that is kept in memory. */
  public long longestInMemory() {
    return disk.capacity() == 0
        ? longestBody()
        : Math.min(LONGEST_IN_MEMORY, memory.capacity() / SHARE);
  }

  /** The longest body that the loader stores (B-211). */
  public long longestBody() {
    long capacity = disk.isOn() ? disk.capacity() : memory.capacity();
    return Math.min(Integer.MAX_VALUE, capacity / SHARE);
  }

  /** Keeps it in memory if it may be; true when that is all there is to do. */
  public boolean putInMemory(CacheKey key, StoredResponse response) {
    return memory.put(key, response);
  }

  /** Tells what was removed before now from what is removed later. */
  public long ticket() {
    synchronized (order) {
      return removals;
    }
  }

  /**
   * Keeps it on disk if it may be. Since the ticket was taken it may have been removed: then it is
   * not in memory any more, and stays removed.
   */
  public void putOnDisk(CacheKey key, StoredResponse response, long ticket) {
    synchronized (order) {
      if (ticket == removals || memory.get(key).contains(response)) {
        disk.put(key, response);
      }
    }
  }

  /** Keeps it in both, as far as it may be. */
  public void put(CacheKey key, StoredResponse response) {
    if (response.policy() != StoragePolicy.NOT_ALLOWED) {
      memory.put(key, response);
      putOnDisk(key, response, ticket());
    }
  }

  /** A writer for a body that is too long for memory; null when it cannot be kept. */
  public @Nullable BodyWriter writer(long expected) {
    return disk.writer(expected);
  }

  /** Puts a newer head on a response whose body is in memory. */
  public void updateInMemory(CacheKey key, StoredResponse changed) {
    if (changed.body() instanceof StoredBody.Bytes) {
      memory.put(key, changed);
    }
  }

  /** Puts a newer head on a response on disk; its body stays. */
  public void updateOnDisk(CacheKey key, StoredResponse changed) {
    synchronized (order) {
      disk.updateHead(key, changed);
    }
  }

  /** Removes all responses of the key. */
  public void remove(CacheKey key) {
    synchronized (order) {
      removals++;
      memory.remove(key);
      disk.remove(key);
    }
  }

  /** Removes all responses of the key from memory. */
  public void removeFromMemory(CacheKey key) {
    memory.remove(key);
  }

  /** Removes what was stored after a time; milliseconds. */
  public void removeSince(long time) {
    synchronized (order) {
      removals++;
      memory.removeIf(one -> one.storedAt() > time);
      disk.removeSince(time);
    }
  }

  /** Removes everything. */
  public void clear() {
    synchronized (order) {
      removals++;
      memory.clear();
      disk.clear();
    }
  }

  /** What is on disk, the most recently used first. */
  public List<CacheListing> list() {
    return disk.list();
  }

  /** The capacity of memory. */
  public long memoryCapacity() {
    return memory.capacity();
  }

  /** Sets the capacity of memory, and forgets what is above it. */
  public void setMemoryCapacity(long bytes) {
    memory.setCapacity(bytes);
  }

  /** How many bytes are in memory. */
  public long memoryUsage() {
    return memory.usage();
  }

  /** The capacity of the disk. */
  public long diskCapacity() {
    return disk.capacity();
  }

  /** Sets the capacity of the disk, and removes what is above it. */
  public void setDiskCapacity(long bytes) {
    disk.setCapacity(bytes);
  }

  /** How many bytes are on disk. */
  public long diskUsage() {
    return disk.usage();
  }

  /** A change will be made soon; {@link #changed} follows. */
  public void changing() {
    synchronized (order) {
      waiting++;
    }
  }

  /** A change that was announced is made. */
  public void changed() {
    synchronized (order) {
      waiting--;
      order.notifyAll();
    }
  }

  /** Whether {@link #flush} has nothing to do. */
  public boolean isWritten() {
    synchronized (order) {
      return waiting == 0 && !disk.hasTouches();
    }
  }

  /** Waits for the changes that were announced, and writes down what was used when. */
  public void flush() {
    awaitChanges();
    disk.flush();
  }

  /** As {@link #flush}, and closes the files; they are opened again when needed. */
  public void close() {
    awaitChanges();
    disk.close();
  }

  private void awaitChanges() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
    synchronized (order) {
      try {
        while (waiting > 0 && System.nanoTime() < end) {
          TimeUnit.NANOSECONDS.timedWait(order, end - System.nanoTime());
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
