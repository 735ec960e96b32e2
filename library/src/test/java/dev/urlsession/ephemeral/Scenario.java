// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.ephemeral;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.DownloadResult;
import dev.urlsession.URLSessionConfiguration;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Does with a session whatever could leave something behind: cookies that last, responses that may
 * be cached, uploads, a download to a directory of the caller's, one that is cancelled, reset and
 * flush. The first argument says which kind of session, the second where the server is, the third
 * where downloads go.
 */
final class Scenario {

  private Scenario() {}

  public static void main(String[] arguments) throws Exception {
    Natives.load();
    Program.ready();
    URLSessionConfiguration kind = kind(arguments[0]);
    Path downloads = Path.of(arguments[2]);
    URI url = URI.create(arguments[1]);
    try (URLSession session =
        URLSession.create(kind.toBuilder().downloadDirectory(downloads).build())) {
      get(session.data(url));
      get(session.data(url));
      URLRequest post = URLRequest.builder(url).httpMethod("POST").build();
      get(session.upload(post, HTTPBody.ofString("body")));
      DownloadResult download = get(session.download(URLRequest.of(url)));
      Files.move(download.file(), downloads.resolve("kept"), StandardCopyOption.REPLACE_EXISTING);
      session.download(URLRequest.of(url)).cancel(true);
      CompletableFuture<Void> flushed = new CompletableFuture<>();
      session.flush(() -> flushed.complete(null));
      get(flushed);
    }
    System.out.println("done");
  }

  private static URLSessionConfiguration kind(String name) {
    URLSessionConfiguration shared = URLSessionConfiguration.defaultSessionConfiguration();
    return switch (name) {
      case "ephemeral" -> URLSessionConfiguration.ephemeralSessionConfiguration();
      case "uncached" ->
          shared.toBuilder()
              .requestCachePolicy(URLRequest.CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA)
              .urlCache(null)
              .build();
      default -> shared;
    };
  }

  private static <T> T get(CompletableFuture<T> future) {
    return future.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
