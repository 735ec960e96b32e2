// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.cookie.CookieAcceptance;
import dev.urlsession.internal.cookie.CookiePorts;
import dev.urlsession.internal.store.ApplicationDirectory;
import dev.urlsession.internal.store.StoreThread;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where cookies are kept between a response that sets them and the requests that send them. Apple:
 * {@code HTTPCookieStorage}.
 *
 * <p>The shared storages and those of {@link #inFile} keep cookies with an expiry date in a file,
 * for its owner only. It is read when the storage is first used and written in the background, many
 * changes at a time; {@link #flush} waits for that. Changes by other processes are seen about a
 * second later. Cookies without an expiry date are never written (B-195). All other storages are in
 * memory. A subclass can override the two methods that take a task, which the loader prefers
 * (B-199).
 *
 * <p>A storage holds 3300 cookies, 180 of one site in one partition; then those unused for longest
 * go. None is kept for more than 400 days without being set again.
 *
 * <p>Cookies of one name, domain, path and partition replace one another and keep their place
 * (B-191). Expired ones are neither kept nor returned (B-190).
 *
 * <p>Thread-safe.
 */
public class HTTPCookieStorage {

  private static final String FILE = "cookies.txt";
  private static final Map<String, HTTPCookieStorage> GROUPS = new ConcurrentHashMap<>();

  private final CookieJar jar;
  private final @Nullable CookieKeeper keeper;
  private final ChangeListeners listeners = new ChangeListeners();
  private volatile AcceptPolicy cookieAcceptPolicy = AcceptPolicy.ALWAYS;

  /** An empty storage of its own in memory, as an ephemeral session has one. */
  public HTTPCookieStorage() {
    this(Clock.systemUTC(), null);
  }

  HTTPCookieStorage(Clock clock, @Nullable Path file) {
    jar = new CookieJar(clock, CookieLimits.DEFAULT, file != null);
    keeper =
        file == null
            ? null
            : new CookieKeeper(jar, new CookieFile(file, clock), listeners::changed);
  }

  private static final class Shared {
    static final HTTPCookieStorage STORAGE =
        inFile(ApplicationDirectory.current().state().resolve(FILE));
  }

  /**
   * The storage of this application, on disk in its own directory. Apple: {@code
   * sharedHTTPCookieStorage}.
   */
  public static HTTPCookieStorage shared() {
    return Shared.STORAGE;
  }

  /**
   * The storage of a name, the same one for every call, on disk, for all applications of this user.
   * Apple: {@code sharedCookieStorageForGroupContainerIdentifier:}.
   *
   * @param identifier any name
   */
  public static HTTPCookieStorage sharedCookieStorage(String identifier) {
    return GROUPS.computeIfAbsent(
        identifier, name -> inFile(ApplicationDirectory.groupState(name).resolve(FILE)));
  }

  /**
   * A storage on disk in a file of yours; nothing is made there before there is a cookie to keep. A
   * lock file lies beside it. Not in Apple's API.
   *
   * @param file where; need not exist
   */
  public static HTTPCookieStorage inFile(Path file) {
    return new HTTPCookieStorage(Clock.systemUTC(), file);
  }

  /** All cookies, of all partitions, in the order they came; a copy. */
  public List<HTTPCookie> cookies() {
    return loaded().all();
  }

  /**
   * All cookies in an order of yours. Apple: {@code sortedCookiesUsingDescriptors:}.
   *
   * @param order how to sort
   */
  public List<HTTPCookie> sortedCookies(Comparator<? super HTTPCookie> order) {
    return loaded().all().stream().sorted(order).toList();
  }

  /**
   * The cookies of the common jar to send to a URL, longer paths first, else in the order they came
   * (B-186, B-187, B-188, B-194, B-198).
   *
   * @param url where they would be sent
   */
  public List<HTTPCookie> cookies(URI url) {
    return loaded().sentTo(url, null, null);
  }

  /**
   * Keeps a cookie in place of one with the same name, domain, path and partition. An expired one
   * only removes that (B-190). Does nothing when the accept policy is {@link AcceptPolicy#NEVER}.
   *
   * @param cookie the cookie
   */
  public void setCookie(HTTPCookie cookie) {
    if (cookieAcceptPolicy != AcceptPolicy.NEVER) {
      keepAll(List.of(cookie), false);
    }
  }

  /**
   * Keeps the cookies of a response: those that the accept policy lets in (B-182, B-183) and whose
   * domain covers the URL's host (B-184).
   *
   * @param cookies the cookies, as {@link HTTPCookie#cookiesWithResponseHeaderFields} reads them
   * @param url the URL that answered; null when it is not known, and then only the policy counts
   * @param mainDocumentURL the page the request was made for; null when the URL is its own page
   */
  public void setCookies(
      List<HTTPCookie> cookies, @Nullable URI url, @Nullable URI mainDocumentURL) {
    if (!CookieAcceptance.admits(cookieAcceptPolicy, url, mainDocumentURL)) {
      return;
    }
    if (url == null) {
      keepAll(cookies, false);
      return;
    }
    keepAll(CookieAcceptance.accepted(cookies, url, mainDocumentURL), !CookiePorts.isSecure(url));
  }

  /**
   * Removes the cookie of the same name, domain, path and partition.
   *
   * @param cookie the cookie
   */
  public void deleteCookie(HTTPCookie cookie) {
    changedIf(loaded().remove(cookie));
  }

  /**
   * Removes the cookies that were stored after a date (B-200).
   *
   * @param date the date
   */
  public void removeCookiesSince(Instant date) {
    changedIf(loaded().removeSince(date));
  }

  /** Which cookies are kept. Default: {@link AcceptPolicy#ALWAYS}. */
  public AcceptPolicy cookieAcceptPolicy() {
    return cookieAcceptPolicy;
  }

  /**
   * Sets which cookies are kept from now on. A session goes by its configuration's policy instead.
   *
   * @param policy the policy
   */
  public void setCookieAcceptPolicy(AcceptPolicy policy) {
    cookieAcceptPolicy = policy;
  }

  /**
   * Keeps the cookies of a task's response, in the partition of its request: what the loader calls,
   * after it asked the configuration's policy. Override it to keep them elsewhere.
   *
   * @param cookies the cookies
   * @param task the task, whose current request tells URL, main document and partition
   */
  public void storeCookies(List<HTTPCookie> cookies, URLSessionTask task) {
    URLRequest request = task.currentRequest();
    if (request == null) {
      return;
    }
    String partition = request.cookiePartitionIdentifier();
    List<HTTPCookie> placed =
        cookies.stream()
            .map(each -> each.toBuilder().partitionIdentifier(partition).build())
            .toList();
    setCookies(placed, request.url(), request.mainDocumentURL());
  }

  /**
   * Gives the cookies to send with a task's request, from its partition (B-196) and with regard to
   * the main document's site (B-197): what the loader calls. Override it to answer from elsewhere,
   * on any thread. Apple: {@code getCookiesForTask:completionHandler:}.
   *
   * @param task the task, whose current request tells URL, main document and partition
   * @param completionHandler takes the cookies, exactly once
   */
  public void getCookies(URLSessionTask task, Consumer<List<HTTPCookie>> completionHandler) {
    URLRequest request = task.currentRequest();
    URI url = request == null ? null : request.url();
    if (request == null || url == null) {
      completionHandler.accept(List.of());
      return;
    }
    whenLoaded(
        () ->
            completionHandler.accept(
                loaded()
                    .sentTo(url, request.mainDocumentURL(), request.cookiePartitionIdentifier())));
  }

  /**
   * Writes what is not written yet. Not in Apple's API; {@link URLSession#flush} calls it.
   *
   * @return completes when it is on disk, at once for a storage in memory; fails with an {@link
   *     java.io.UncheckedIOException} when it cannot be written, and the cookies stay in memory
   */
  public CompletableFuture<@Nullable Void> flush() {
    return keeper == null ? CompletableFuture.completedFuture(null) : keeper.flush();
  }

  /**
   * Calls the listener after every change (B-201), on the thread that made it. In place of Apple's
   * {@code NSHTTPCookieManagerCookiesChangedNotification}.
   *
   * @param listener what to run; it should return soon
   * @return run it to stop listening
   */
  public Runnable addChangeListener(Runnable listener) {
    return listeners.add(listener);
  }

  private void keepAll(List<HTTPCookie> cookies, boolean overClear) {
    boolean changed = false;
    for (HTTPCookie cookie : cookies) {
      changed |= loaded().put(cookie, overClear);
    }
    changedIf(changed);
  }

  private CookieJar loaded() {
    if (keeper != null) {
      keeper.load();
      keeper.used();
    }
    return jar;
  }

  /** Now where nothing has to be read for it, else on the thread of the stores. */
  private void whenLoaded(Runnable work) {
    if (keeper == null || keeper.isLoaded()) {
      work.run();
    } else {
      StoreThread.shared().execute(work);
    }
  }

  private void changedIf(boolean changed) {
    if (keeper != null) {
      keeper.changed();
    }
    if (changed) {
      listeners.changed();
    }
  }

  /** Which cookies are kept. Apple: {@code HTTPCookie.AcceptPolicy}. */
  public enum AcceptPolicy {
    /** All. */
    ALWAYS,
    /** None. */
    NEVER,
    /** Those from the site of the main document (B-183). */
    ONLY_FROM_MAIN_DOCUMENT_DOMAIN
  }
}
