// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.programs;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache;
import dev.urlsession.URLCacheUse;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.DataResult;
import dev.urlsession.URLSessionConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Uses a cache where there is no SQLite, and says what came of it; for {@link WithoutSQLiteTest}.
 */
final class WithoutSQLite {

  private WithoutSQLite() {}

  public static void main(String[] arguments) throws Exception {
    Child.say(hasSQLite());
    Path directory = Path.of(arguments[1]).resolve("cache");
    URLCache cache = new URLCache(1_000_000, 10_000_000, directory);
    try (cache;
        URLSession session =
            URLSession.create(
                URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
                    .httpCookieStorage(null)
                    .urlCache(cache)
                    .build())) {
      Child.say(get(session, arguments[0] + "short"));
      Child.say(get(session, arguments[0] + "short"));
      Child.say(get(session, arguments[0] + "long"));
      CompletableFuture<Boolean> flushed = new CompletableFuture<>();
      session.flush(() -> flushed.complete(true));
      Child.say(flushed.get(1, TimeUnit.MINUTES));
      Child.say(cache.currentDiskUsage() + " " + cache.entries().size());
      cache.removeAllCachedResponses();
      Child.say(get(session, arguments[0] + "short"));
    }
    Child.say(Files.exists(directory));
  }

  private static boolean hasSQLite() {
    try {
      Class.forName("org.sqlite.JDBC");
      return true;
    } catch (ClassNotFoundException expected) {
      return false;
    }
  }

  private static String get(URLSession session, String url) throws Exception {
    DataResult result = session.data(URLRequest.of(url)).get(1, TimeUnit.MINUTES);
    URLCacheUse use = Objects.requireNonNull(((HTTPURLResponse) result.response()).cacheUse());
    return use.outcome() + " " + result.data().length;
  }
}
