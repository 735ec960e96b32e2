// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Responses by request: a memory of limited size that forgets what was not used for longest. Apple:
 * {@code URLCache}.
 *
 * <p>The key is the request's method and URL without its fragment, query included (B-217). The
 * methods here give and take entries as they are, without a look at their freshness: that is the
 * loader's part. The loader prefers the methods that take a task (B-226); override those to keep
 * responses elsewhere.
 *
 * <p>Capacities are hard limits (B-221). Memory is in force; the disk capacity and the directory
 * are kept, and come into force with the disk cache of a later release.
 *
 * <p>Thread-safe; two operations on one key at once happen in either order (B-228).
 */
public class URLCache {

  /** The memory capacity of the shared cache: 4 MiB. */
  public static final long DEFAULT_MEMORY_CAPACITY = 4L * 1024 * 1024;

  /** The disk capacity of the shared cache: 20 MiB. */
  public static final long DEFAULT_DISK_CAPACITY = 20L * 1024 * 1024;

  private static volatile URLCache shared =
      new URLCache(DEFAULT_MEMORY_CAPACITY, DEFAULT_DISK_CAPACITY, null);

  private final MemoryCache memory;
  private final @Nullable Path directory;
  private volatile long diskCapacity;

  /**
   * A cache of its own.
   *
   * @param memoryCapacity bytes in memory; 0 for none
   * @param diskCapacity bytes on disk; 0 for none
   * @param directory where on disk; null for the default directory
   * @throws URLSessionUsageException when a capacity is negative
   */
  public URLCache(long memoryCapacity, long diskCapacity, @Nullable Path directory) {
    this(memoryCapacity, diskCapacity, directory, Clock.systemUTC());
  }

  URLCache(long memoryCapacity, long diskCapacity, @Nullable Path directory, Clock clock) {
    this.memory = new MemoryCache(checked(memoryCapacity), clock);
    this.diskCapacity = checked(diskCapacity);
    this.directory = directory;
  }

  /**
   * The cache of the process: {@link #DEFAULT_MEMORY_CAPACITY} and {@link #DEFAULT_DISK_CAPACITY},
   * until {@link #setShared} puts another in its place.
   */
  public static URLCache shared() {
    return shared;
  }

  /**
   * Sets the cache of the process; configurations made before keep the one they have.
   *
   * @param cache the cache
   */
  public static void setShared(URLCache cache) {
    shared = cache;
  }

  /**
   * The response that is kept for a request, however old.
   *
   * @param request the request
   * @return null when there is none
   */
  public @Nullable CachedURLResponse cachedResponse(URLRequest request) {
    return memory.get(request);
  }

  /**
   * Keeps a response in place of an older one for the same request (B-222). Does nothing when its
   * policy is {@link StoragePolicy#NOT_ALLOWED} (B-220) or the request has no URL; one larger than
   * the capacity is not kept, nor is the older one.
   *
   * @param response the response
   * @param request the request it answers
   */
  public void storeCachedResponse(CachedURLResponse response, URLRequest request) {
    if (response.storagePolicy() != StoragePolicy.NOT_ALLOWED) {
      memory.put(request, response);
    }
  }

  /**
   * Removes the response that is kept for a request.
   *
   * @param request the request
   */
  public void removeCachedResponse(URLRequest request) {
    memory.remove(request);
  }

  /** Removes all responses. */
  public void removeAllCachedResponses() {
    memory.clear();
  }

  /**
   * Removes the responses that were stored after a date (B-222).
   *
   * @param date the date
   */
  public void removeCachedResponsesSince(Instant date) {
    memory.removeSince(date);
  }

  /** How many bytes may be kept in memory; 0 for none. */
  public long memoryCapacity() {
    return memory.capacity();
  }

  /**
   * Sets how many bytes may be kept in memory, and forgets what is above that at once (B-221).
   *
   * @param bytes 0 for none
   * @throws URLSessionUsageException when it is negative
   */
  public void setMemoryCapacity(long bytes) {
    memory.setCapacity(checked(bytes));
  }

  /** How many bytes may be kept on disk; 0 for none. In force with the disk cache. */
  public long diskCapacity() {
    return diskCapacity;
  }

  /**
   * Sets how many bytes may be kept on disk. In force with the disk cache.
   *
   * @param bytes 0 for none
   * @throws URLSessionUsageException when it is negative
   */
  public void setDiskCapacity(long bytes) {
    diskCapacity = checked(bytes);
  }

  /** The directory that was given; null for the default one. In force with the disk cache. */
  public @Nullable Path directory() {
    return directory;
  }

  /** How many bytes are kept in memory: bodies, headers and what it takes to find them. */
  public long currentMemoryUsage() {
    return memory.usage();
  }

  /** How many bytes are kept on disk: 0 until the disk cache comes. */
  public long currentDiskUsage() {
    return 0;
  }

  /**
   * Keeps a task's response: what the loader calls.
   *
   * @param response the response
   * @param dataTask the task, whose current request is the key
   */
  public void storeCachedResponse(CachedURLResponse response, URLSessionDataTask dataTask) {
    URLRequest request = dataTask.currentRequest();
    if (request != null) {
      storeCachedResponse(response, request);
    }
  }

  /**
   * Gives the response that is kept for a task's request: what the loader calls. Override it to
   * answer from elsewhere, on any thread.
   *
   * @param dataTask the task, whose current request is the key
   * @param completionHandler takes the response or null, exactly once
   */
  public void getCachedResponse(
      URLSessionDataTask dataTask, Consumer<@Nullable CachedURLResponse> completionHandler) {
    URLRequest request = dataTask.currentRequest();
    completionHandler.accept(request == null ? null : cachedResponse(request));
  }

  /**
   * Removes the response that is kept for a task's request: what the loader calls.
   *
   * @param dataTask the task, whose current request is the key
   */
  public void removeCachedResponse(URLSessionDataTask dataTask) {
    URLRequest request = dataTask.currentRequest();
    if (request != null) {
      removeCachedResponse(request);
    }
  }

  private static long checked(long capacity) {
    if (capacity < 0) {
      throw new URLSessionUsageException(
          "A cache cannot hold " + capacity + " bytes: give 0 to switch this level off");
    }
    return capacity;
  }

  /** Where a response may be kept. Apple: {@code URLCache.StoragePolicy}. */
  public enum StoragePolicy {
    /** In memory and on disk. */
    ALLOWED,
    /** In memory only, never on disk. */
    ALLOWED_IN_MEMORY_ONLY,
    /** Nowhere. */
    NOT_ALLOWED
  }
}
