// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.programs;

import dev.urlsession.AsyncBytes;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache;
import dev.urlsession.URLCacheUse;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.testing.Generated;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Loads a long body twice, from the server and from the cache on disk, and says what came of it;
 * for {@link LargeCachedBodyTest}.
 */
final class LargeCachedBody {

  static final long SEED = 7;

  private LargeCachedBody() {}

  public static void main(String[] arguments) throws Exception {
    URLRequest request = URLRequest.of(arguments[0]);
    URLCache cache = new URLCache(4_000_000, 40_000_000_000L, Path.of(arguments[1]));
    try (cache;
        URLSession session =
            URLSession.create(
                URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
                    .httpCookieStorage(null)
                    .urlCache(cache)
                    .build())) {
      for (int i = 0; i < 2; i++) {
        AsyncBytes bytes = session.bytes(request).get(2, TimeUnit.MINUTES);
        URLCacheUse use = Objects.requireNonNull(((HTTPURLResponse) bytes.response()).cacheUse());
        Child.say(use.outcome() + " " + read(bytes));
      }
      CompletableFuture<Boolean> flushed = new CompletableFuture<>();
      session.flush(() -> flushed.complete(true));
      flushed.get(2, TimeUnit.MINUTES);
    }
  }

  /** How long it is; the bytes are compared here and there. */
  private static String read(AsyncBytes bytes) throws Exception {
    long read = 0;
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = bytes.inputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (count > 0
            && (buffer[0] != Generated.byteAt(SEED, read)
                || buffer[count - 1] != Generated.byteAt(SEED, read + count - 1))) {
          return "another body after " + read;
        }
        read += count;
      }
    }
    return Long.toString(read);
  }
}
