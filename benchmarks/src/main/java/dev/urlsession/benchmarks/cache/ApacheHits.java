// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.cache.CacheConfig;
import org.apache.hc.client5.http.impl.cache.CachingHttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache's classic client with bodies in files; its index is in memory. */
final class ApacheHits implements HitClient {

  private final CloseableHttpClient client;

  ApacheHits(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    CacheConfig config =
        CacheConfig.custom()
            .setMaxCacheEntries(CacheRun.ENTRIES * 2)
            .setMaxObjectSize(1_000_000)
            .build();
    client =
        CachingHttpClientBuilder.create()
            .setCacheDir(directory.toFile())
            .setCacheConfig(config)
            .build();
  }

  @Override
  public void fill(List<URI> urls) throws IOException {
    for (URI url : urls) {
      get(url);
    }
  }

  private int get(URI url) throws IOException {
    return client.execute(
        new HttpGet(url), response -> EntityUtils.toByteArray(response.getEntity()).length);
  }

  @Override
  public long hits(List<URI> urls, long endNanos) throws Exception {
    return TwoThreads.run(urls, endNanos, this::get);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
