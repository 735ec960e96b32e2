// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.cache;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp with its disk cache, which has no tier in memory. */
final class OkHttpHits implements HitClient {

  private final Cache cache;
  private final OkHttpClient client;

  OkHttpHits(Path directory) {
    cache = new Cache(directory.toFile(), 100_000_000);
    client = new OkHttpClient.Builder().cache(cache).build();
  }

  @Override
  public void fill(List<URI> urls) throws IOException {
    for (URI url : urls) {
      get(url);
    }
  }

  private int get(URI url) throws IOException {
    Request request = new Request.Builder().url(url.toString()).build();
    try (Response response = client.newCall(request).execute()) {
      return response.body().bytes().length;
    }
  }

  @Override
  public long hits(List<URI> urls, long endNanos) throws Exception {
    return TwoThreads.run(urls, endNanos, this::get);
  }

  @Override
  public void close() throws IOException {
    cache.close();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
