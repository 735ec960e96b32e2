// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.URLCache;
import dev.urlsession.URLCredentialStorage;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.internal.cache.store.CacheBridge;
import dev.urlsession.internal.cache.store.ResponseStore;
import dev.urlsession.internal.store.StoreThread;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What becomes of a session's cookies, credentials and cached responses as a whole. */
final class SessionStores {

  private final @Nullable HTTPCookieStorage cookies;
  private final @Nullable URLCredentialStorage credentials;
  private final @Nullable URLCache cache;
  private final URLSessionConfiguration configuration;

  SessionStores(URLSessionConfiguration configuration) {
    this.configuration = configuration;
    cookies = configuration.httpCookieStorage();
    credentials = configuration.urlCredentialStorage();
    cache = configuration.urlCache();
  }

  /** Empties them all (B-010). */
  void empty() {
    emptyCookies();
    emptyCredentials();
    emptyCache();
  }

  /**
   * Completes when what should outlive the process is on disk (B-011), or could not be written: the
   * store then has said so.
   */
  CompletableFuture<@Nullable Void> flush() {
    CompletableFuture<@Nullable Void> written = flushCache();
    return cookies == null
        ? written
        : cookies.flush().exceptionally(failure -> null).thenCompose(nothing -> written);
  }

  /** Credentials are written at once, and a cache of the application's own sees to itself. */
  private CompletableFuture<@Nullable Void> flushCache() {
    ResponseStore store = cache == null ? null : CacheBridge.storeOf(cache);
    if (store == null || store.isWritten()) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.<@Nullable Void>supplyAsync(
        () -> {
          store.flush();
          return null;
        },
        StoreThread.shared());
  }

  /** The session is over: what was made for it alone goes (B-015), the rest is written. */
  CompletableFuture<@Nullable Void> end() {
    if (configuration.isEphemeralStore(cookies)) {
      emptyCookies();
    }
    if (configuration.isEphemeralStore(credentials)) {
      emptyCredentials();
    }
    if (configuration.isEphemeralStore(cache)) {
      emptyCache();
    }
    return flush();
  }

  private void emptyCookies() {
    if (cookies != null) {
      cookies.removeCookiesSince(Instant.MIN);
    }
  }

  private void emptyCredentials() {
    if (credentials != null) {
      credentials
          .allCredentials()
          .forEach(
              (space, byUser) ->
                  byUser.values().forEach(one -> credentials.removeCredential(one, space)));
    }
  }

  private void emptyCache() {
    if (cache != null) {
      cache.removeAllCachedResponses();
    }
  }
}
