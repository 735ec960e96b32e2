// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.cache;

import dev.urlsession.URLCache;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Data tasks with completion handlers: two sessions, since each has one loop; 32 tasks each. */
final class URLSessionHits implements HitClient {

  private static final int IN_FLIGHT = 32;

  private final URLCache cache;
  private final List<URLSession> sessions;

  URLSessionHits(Path directory, long memory, long disk) {
    cache = new URLCache(memory, disk, directory);
    sessions = List.of(URLCacheByHand.session(cache), URLCacheByHand.session(cache));
  }

  @Override
  public void fill(List<URI> urls) {
    fill(cache, urls);
  }

  static void fill(URLCache cache, List<URI> urls) {
    URLSession session = URLCacheByHand.session(cache);
    urls.forEach(url -> session.data(url).join());
    session.close();
  }

  @Override
  public long hits(List<URI> urls, long endNanos) throws Exception {
    Loop loop = new Loop(urls, endNanos);
    for (URLSession session : sessions) {
      for (int i = 0; i < IN_FLIGHT; i++) {
        loop.next(session);
      }
    }
    loop.ended.await();
    if (loop.wrong.get() > 0) {
      throw new IllegalStateException("Wrong answers");
    }
    return loop.count.get();
  }

  private static final class Loop {

    private final List<URI> urls;
    private final long endNanos;
    private final AtomicInteger at = new AtomicInteger();
    private final AtomicLong count = new AtomicLong();
    private final AtomicInteger wrong = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(IN_FLIGHT * 2);

    Loop(List<URI> urls, long endNanos) {
      this.urls = urls;
      this.endNanos = endNanos;
    }

    void next(URLSession session) {
      if (System.nanoTime() >= endNanos) {
        ended.countDown();
        return;
      }
      URI url = urls.get((at.getAndIncrement() & Integer.MAX_VALUE) % urls.size());
      session
          .dataTask(URLRequest.of(url), (data, response, error) -> answered(session, data, error))
          .resume();
    }

    private void answered(URLSession session, byte @Nullable [] data, @Nullable URLError error) {
      if (error != null || data == null || data.length != CacheRun.LENGTH) {
        wrong.incrementAndGet();
      }
      count.incrementAndGet();
      next(session);
    }
  }

  @Override
  public void close() {
    sessions.forEach(URLSession::invalidateAndCancel);
    cache.close();
  }
}
