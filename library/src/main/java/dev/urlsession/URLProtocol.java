// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.scheme.RegisteredProtocols;
import org.jspecify.annotations.Nullable;

/**
 * Loads requests in a way of your own: another scheme, answers for tests, a detour. Apple: {@code
 * URLProtocol}.
 *
 * <p>One object serves one load. Its {@link Factory} says which requests it takes; give that to
 * {@link URLSessionConfiguration#protocolClasses()} for one session, or to {@link #registerClass}
 * for the shared one. Then, for every request (B-322):
 *
 * <ol>
 *   <li>the factories are asked in turn whether they take it, before the built-in ones (B-320);
 *   <li>the first that does makes the request canonical;
 *   <li>the cache is asked, and the factory creates the protocol;
 *   <li>{@link #startLoading} begins; the protocol tells its {@link URLProtocolClient} what comes;
 *   <li>{@link #stopLoading} ends it, once, after the last word to the client or on cancel (B-326).
 * </ol>
 *
 * <p>Protocols are not asked in background sessions (B-327). The request's body is visible here as
 * it was given, other than on Apple.
 */
public abstract class URLProtocol {

  private final URLRequest request;
  private final @Nullable CachedURLResponse cachedResponse;
  private final URLProtocolClient client;
  private final @Nullable URLSessionTask task;

  /**
   * A protocol for a request. Apple: {@code initWithRequest:cachedResponse:client:}.
   *
   * @param request the canonical request
   * @param cachedResponse what the cache has for it; null for nothing
   * @param client whom to tell
   */
  protected URLProtocol(
      URLRequest request, @Nullable CachedURLResponse cachedResponse, URLProtocolClient client) {
    this(request, null, cachedResponse, client);
  }

  /**
   * A protocol for a task's request. Apple: {@code initWithTask:cachedResponse:client:}.
   *
   * @param request the canonical request
   * @param task the task that wants it; null when there is none
   * @param cachedResponse what the cache has for it; null for nothing
   * @param client whom to tell
   */
  protected URLProtocol(
      URLRequest request,
      @Nullable URLSessionTask task,
      @Nullable CachedURLResponse cachedResponse,
      URLProtocolClient client) {
    this.request = request;
    this.task = task;
    this.cachedResponse = cachedResponse;
    this.client = client;
  }

  /**
   * Asks the factory, before all those registered so far, for the requests of the shared session.
   *
   * @param factory whom to ask
   */
  public static void registerClass(Factory factory) {
    RegisteredProtocols.register(factory);
  }

  /**
   * Asks the factory no longer; loads that it took go on.
   *
   * @param factory what was registered; nothing happens when it was not
   */
  public static void unregisterClass(Factory factory) {
    RegisteredProtocols.unregister(factory);
  }

  /**
   * Begins to load, and returns soon: what takes long belongs on a thread of your own. Called once.
   * What it throws ends the load with {@link URLError.Code#UNKNOWN}.
   */
  public abstract void startLoading();

  /**
   * Stops loading and frees what that took. Called exactly once, after the last word to the client
   * or on cancel, from any thread; the client hears nothing said after it.
   */
  public abstract void stopLoading();

  /** The canonical request. */
  public final URLRequest request() {
    return request;
  }

  /** Whom to tell. */
  public final URLProtocolClient client() {
    return client;
  }

  /** What the cache has for the request; null for nothing. */
  public final @Nullable CachedURLResponse cachedResponse() {
    return cachedResponse;
  }

  /** The task that wants the request, if the protocol was made with it; else null. */
  public final @Nullable URLSessionTask task() {
    return task;
  }

  /**
   * Says which requests a protocol takes, and makes it. Takes the place of Apple's class methods.
   * Called from many threads at once.
   */
  public interface Factory {

    /**
     * Whether the protocol takes the request. A protocol that sends requests itself marks them with
     * {@link URLRequestBuilder#property} and refuses those, or it never ends.
     *
     * @param request the request
     */
    boolean canInit(URLRequest request);

    /**
     * Whether the protocol takes the task; asked instead of {@link #canInit(URLRequest)} when there
     * is a task (B-321). By default it asks that about the current request.
     *
     * @param task the task
     */
    default boolean canInit(URLSessionTask task) {
      URLRequest current = task.currentRequest();
      return current != null && canInit(current);
    }

    /**
     * The one form of all requests that mean the same, which is the key of the cache. The canonical
     * form of a canonical request must be that request. By default the request itself.
     *
     * @param request the request
     */
    default URLRequest canonicalRequest(URLRequest request) {
      return request;
    }

    /**
     * Whether the cache may answer one request with what it has for the other. By default when
     * their canonical forms have the same method and, but for the fragment, the same URL (B-217).
     *
     * @param a one request
     * @param b the other request
     */
    default boolean requestIsCacheEquivalent(URLRequest a, URLRequest b) {
      URLRequest first = canonicalRequest(a);
      URLRequest second = canonicalRequest(b);
      @Nullable CacheKey key = CacheKey.of(first.httpMethod(), first.url());
      return key != null && key.equals(CacheKey.of(second.httpMethod(), second.url()));
    }

    /**
     * Makes the protocol for one load.
     *
     * @param request the canonical request
     * @param cached what the cache has for it; null for nothing
     * @param client whom to tell
     */
    URLProtocol create(
        URLRequest request, @Nullable CachedURLResponse cached, URLProtocolClient client);

    /**
     * Makes the protocol for one load of a task; override it to pass the task on. By default {@link
     * #create(URLRequest, CachedURLResponse, URLProtocolClient)}.
     *
     * @param request the canonical request
     * @param task the task that wants it
     * @param cached what the cache has for it; null for nothing
     * @param client whom to tell
     */
    default URLProtocol create(
        URLRequest request,
        URLSessionTask task,
        @Nullable CachedURLResponse cached,
        URLProtocolClient client) {
      return create(request, cached, client);
    }
  }
}
