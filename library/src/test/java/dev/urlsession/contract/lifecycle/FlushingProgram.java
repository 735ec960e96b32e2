// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static dev.urlsession.contract.Waiting.get;

import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.URLCache;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredentialStorage;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.programs.Child;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Loads 50 responses with cookies, stores a credential, flushes, says so, and waits to be killed;
 * for {@link FlushedTest}.
 */
final class FlushingProgram {

  static final int RESPONSES = 50;

  static final URLProtectionSpace SPACE =
      URLProtectionSpace.of("example.com", 80, URLProtectionSpace.HTTP, "realm", null);

  private FlushingProgram() {}

  static URLSessionConfiguration configuration(Path directory) {
    return URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
        .urlCache(new URLCache(1_000_000, 10_000_000, directory.resolve("cache")))
        .httpCookieStorage(HTTPCookieStorage.inFile(directory.resolve("cookies.txt")))
        .urlCredentialStorage(URLCredentialStorage.permanent(directory.resolve("credentials")))
        .build();
  }

  public static void main(String[] arguments) throws Exception {
    URLSessionConfiguration configuration = configuration(Path.of(arguments[1]));
    URLSession session = URLSession.create(configuration);
    configuration
        .urlCredentialStorage()
        .setCredential(
            URLCredential.ofUser("user", "secret", URLCredential.Persistence.PERMANENT), SPACE);
    for (int i = 0; i < RESPONSES; i++) {
      get(session.data(URI.create(arguments[0] + i)));
    }
    CompletableFuture<Boolean> flushed = new CompletableFuture<>();
    session.flush(() -> flushed.complete(true));
    get(flushed);
    Child.say("flushed");
    Thread.currentThread().join();
  }
}
