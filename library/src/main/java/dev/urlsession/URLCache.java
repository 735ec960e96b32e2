// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.store.CacheBridge;
import dev.urlsession.internal.cache.store.CacheListing;
import dev.urlsession.internal.cache.store.ResponseStore;
import dev.urlsession.internal.store.ApplicationDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Responses by request, in memory and on disk: a store of limited size that forgets what was not
 * used for longest. Apple: {@code URLCache}.
 *
 * <p>The key is the request's method and URL without its fragment, query included (B-217); under
 * one key there may be several responses, for different values of the headers that {@code Vary}
 * names (B-216). The methods here give and take entries as they are, without a look at their
 * freshness: that is the loader's part.
 *
 * <p>Capacities are hard limits (B-221). What is on disk is found again after a restart, and fills
 * memory as it is used (B-223); several processes may use one directory. A damaged or missing entry
 * is no entry. The disk needs SQLite's driver, {@code org.xerial:sqlite-jdbc}, which comes with the
 * library; where it was left out, responses are kept in memory only.
 *
 * <p>A subclass can keep responses elsewhere: the loader then calls the methods that take a task
 * (B-226), and collects bodies in memory, up to 5 % of the larger capacity. Responses with {@code
 * Vary} are not given to a subclass.
 *
 * <p>Thread-safe; two operations on one key at once happen in either order (B-228). The methods may
 * read and write files; do not call them where nothing may block.
 */
public class URLCache implements AutoCloseable {

  /** The memory capacity of the shared cache: 4 MiB. */
  public static final long DEFAULT_MEMORY_CAPACITY = 4L * 1024 * 1024;

  /** The disk capacity of the shared cache: 20 MiB. */
  public static final long DEFAULT_DISK_CAPACITY = 20L * 1024 * 1024;

  private static volatile URLCache shared =
      new URLCache(DEFAULT_MEMORY_CAPACITY, DEFAULT_DISK_CAPACITY, null);

  static {
    CacheBridge.connect(cache -> cache.store);
  }

  private final ResponseStore store;
  private final CacheByHand byHand;
  private final @Nullable Path directory;

  /**
   * A cache of its own.
   *
   * @param memoryCapacity bytes in memory; 0 for none
   * @param diskCapacity bytes on disk; 0 for none
   * @param directory where on disk; null for the default one, {@code responses} among the
   *     application's caches. It is made when the first response is stored
   * @throws URLSessionUsageException when a capacity is negative
   */
  public URLCache(long memoryCapacity, long diskCapacity, @Nullable Path directory) {
    this(memoryCapacity, diskCapacity, directory, Clock.systemUTC());
  }

  URLCache(long memoryCapacity, long diskCapacity, @Nullable Path directory, Clock clock) {
    this.directory = directory;
    this.store =
        new ResponseStore(
            checked(memoryCapacity),
            checked(diskCapacity),
            () -> directory == null ? defaultDirectory() : directory,
            clock::millis);
    this.byHand = new CacheByHand(store, clock);
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
   * The response that is kept for a request, however old. Of several, for different request
   * headers, the one that fits the request's own headers, else the newest.
   *
   * @param request the request
   * @return null when there is none
   */
  public @Nullable CachedURLResponse cachedResponse(URLRequest request) {
    return byHand.get(request);
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
    byHand.put(request, response);
  }

  /**
   * Removes the response that is kept for a request.
   *
   * @param request the request
   */
  public void removeCachedResponse(URLRequest request) {
    CacheKey key = CacheKey.of(request.httpMethod(), request.url());
    if (key != null) {
      store.remove(key);
    }
  }

  /** Removes all responses. */
  public void removeAllCachedResponses() {
    store.clear();
  }

  /**
   * Removes the responses that were stored after a date (B-222).
   *
   * @param date the date
   */
  public void removeCachedResponsesSince(Instant date) {
    store.removeSince(date.toEpochMilli());
  }

  /** How many bytes may be kept in memory; 0 for none. */
  public long memoryCapacity() {
    return store.memoryCapacity();
  }

  /**
   * Sets how many bytes may be kept in memory, and forgets what is above that at once (B-221).
   *
   * @param bytes 0 for none
   * @throws URLSessionUsageException when it is negative
   */
  public void setMemoryCapacity(long bytes) {
    store.setMemoryCapacity(checked(bytes));
  }

  /** How many bytes may be kept on disk; 0 for none. */
  public long diskCapacity() {
    return store.diskCapacity();
  }

  /**
   * Sets how many bytes may be kept on disk, and removes what is above that at once (B-221).
   *
   * @param bytes 0 for none
   * @throws URLSessionUsageException when it is negative
   */
  public void setDiskCapacity(long bytes) {
    store.setDiskCapacity(checked(bytes));
  }

  /** The directory that was given; null for the default one. */
  public @Nullable Path directory() {
    return directory;
  }

  /** How many bytes are kept in memory: bodies, headers and what it takes to find them. */
  public long currentMemoryUsage() {
    return store.memoryUsage();
  }

  /**
   * How many bytes are kept on disk, by all processes: bodies, headers and what it takes to find
   * them. The index has at most about 2 MiB of its own beside; of the headers used last up to 1 MiB
   * is at hand in memory, too.
   */
  public long currentDiskUsage() {
    return store.diskUsage();
  }

  /**
   * What is kept on disk, the most recently used first. Not Apple's: for programs that show or tidy
   * up a cache.
   */
  public List<Entry> entries() {
    return store.list().stream().map(Entry::of).toList();
  }

  /**
   * A response that is kept on disk.
   *
   * @param method the method of its request
   * @param url the URL, without fragment
   * @param length how many bytes its body has
   * @param size how many bytes it counts against the capacity
   * @param stored when it was stored or last confirmed
   */
  public record Entry(String method, URI url, long length, long size, Instant stored) {

    private static Entry of(CacheListing listing) {
      int blank = listing.key().indexOf(' ');
      return new Entry(
          listing.key().substring(0, blank),
          URI.create(listing.key().substring(blank + 1)),
          listing.length(),
          listing.size(),
          Instant.ofEpochMilli(listing.storedAt()));
    }
  }

  /**
   * Writes down what waits to be, and closes the files on disk. They are opened again when the
   * cache is used again. Has no counterpart on Apple; caches that live as long as the process need
   * it not.
   */
  @Override
  public void close() {
    store.close();
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

  private static Path defaultDirectory() {
    return ApplicationDirectory.current().cache().resolve("responses");
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
