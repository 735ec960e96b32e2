// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.programs;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.DataResult;
import dev.urlsession.URLSession.DownloadResult;
import dev.urlsession.URLSessionConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;

/**
 * Loads several times, and says what came of it and on which threads the libraries for br and zstd
 * were loaded; for {@link CodingsLoadedTest}.
 */
final class CodingsLoaded {

  /** Asked by the libraries when they look for their native code. */
  private static final Set<String> ASKED = Set.of("brotli4j.library.path", "ZstdNativePath");

  private CodingsLoaded() {}

  /** The properties of the system, and who asks for those of the libraries. */
  private static final class Watched extends Properties {

    private static final long serialVersionUID = 1L;
    private final transient Set<String> threads = new ConcurrentSkipListSet<>();

    @Override
    public String getProperty(String key) {
      if (ASKED.contains(key)) {
        threads.add(key + " on " + Thread.currentThread().getName().replaceFirst("-\\d+$", ""));
      }
      return super.getProperty(key);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Watched watched = new Watched();
    watched.putAll(System.getProperties());
    System.setProperties(watched);
    try (URLSession session =
        URLSession.create(
            URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
                .httpMaximumConnectionsPerHost(1)
                .build())) {
      for (String file : List.of("/plain", "/gzip", arguments[1])) {
        Child.say(download(session, arguments[0] + file));
        Child.say(watched.threads);
      }
      List<CompletableFuture<DataResult>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(session.data(URLRequest.of(arguments[0] + "/br?" + i)));
      }
      for (CompletableFuture<DataResult> one : all) {
        byte[] data = Objects.requireNonNull(one.get(2, TimeUnit.MINUTES).data());
        Child.say(new String(data, StandardCharsets.UTF_8));
      }
      Child.say(watched.threads);
    }
  }

  private static String download(URLSession session, String url) throws Exception {
    DownloadResult result = session.download(URLRequest.of(url)).get(2, TimeUnit.MINUTES);
    try {
      return Files.readString(result.file());
    } finally {
      Files.delete(result.file());
    }
  }
}
