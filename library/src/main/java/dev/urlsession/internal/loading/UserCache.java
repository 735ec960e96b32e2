// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.HttpDate;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.SerialExecutor;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.transport.TransportRuntime;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A cache that an application made of {@link URLCache}: its methods are asked, with the task where
 * there is one (B-226). They may block, and run on a thread of their own.
 */
final class UserCache implements SessionCache {

  private static final int SHARE = 20;

  private final URLCache cache;
  private final Loop loop;
  private final Executor userCode = new SerialExecutor(TransportRuntime.shared().streams());
  private final SharedLoads shared = new SharedLoads();

  UserCache(URLCache cache, Loop loop) {
    this.cache = cache;
    this.loop = loop;
  }

  @Override
  public List<StoredResponse> inMemory(CacheKey key) {
    return List.of();
  }

  @Override
  public boolean hasMore() {
    return true;
  }

  @Override
  public CompletableFuture<List<StoredResponse>> find(CacheKey key, Load load) {
    CompletableFuture<List<StoredResponse>> found = new CompletableFuture<>();
    Reply<@Nullable CachedURLResponse> reply =
        new Reply<>(loop, cached -> found.complete(stored(cached)));
    URLSessionDataTask task = task(key, load);
    run(
        () -> {
          if (task == null) {
            answer(reply, cache.cachedResponse(request(key)));
          } else {
            cache.getCachedResponse(task, reply);
          }
        },
        () -> loop.execute(() -> found.complete(List.of())));
    return found;
  }

  @SuppressWarnings("NullAway") // It does not see that the type argument is nullable.
  private static void answer(
      Reply<@Nullable CachedURLResponse> reply, @Nullable CachedURLResponse found) {
    reply.accept(found);
  }

  /** When it was stored is not known; its date is the best there is. */
  private static List<StoredResponse> stored(@Nullable CachedURLResponse cached) {
    if (cached == null) {
      return List.of();
    }
    long time = 0;
    if (cached.response() instanceof HTTPURLResponse http) {
      Instant date = HttpDate.parse(http.value("Date"), Instant.EPOCH);
      time = date == null ? 0 : date.toEpochMilli();
    }
    return List.of(
        StoredResponse.builder(cached.response(), new StoredBody.Bytes(cached.dataBuffer()))
            .userInfo(cached.userInfo())
            .policy(cached.storagePolicy())
            .times(time, time, time)
            .build());
  }

  @Override
  public CompletableFuture<@Nullable BodySource> body(
      CacheKey key, StoredResponse stored, Load load) {
    return stored.body() instanceof StoredBody.Bytes bytes
        ? CompletableFuture.completedFuture(new CachedBytes(bytes.buffer().duplicate(), load))
        : CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<StoredBody.@Nullable Bytes> whole(
      CacheKey key, StoredResponse stored, Load load) {
    return CompletableFuture.completedFuture(
        stored.body() instanceof StoredBody.Bytes bytes ? bytes : null);
  }

  @Override
  public @Nullable Recording record(long length) {
    long most = Math.max(cache.memoryCapacity(), cache.diskCapacity()) / SHARE;
    return length > most
        ? null
        : new Recording(loop, userCode, new Recording.Limits(most, most), expected -> null, length);
  }

  @Override
  public CompletableFuture<@Nullable Void> keep(CacheKey key, StoredResponse stored, Load load) {
    CompletableFuture<@Nullable Void> kept = new CompletableFuture<>();
    if (stored.body() instanceof StoredBody.Bytes bytes && stored.selector().names().isEmpty()) {
      CachedURLResponse cached =
          new CachedURLResponse(
              stored.response(), bytes.buffer(), stored.userInfo(), stored.policy());
      URLSessionDataTask task = task(key, load);
      Runnable done = () -> loop.execute(() -> kept.complete(null));
      run(
          () -> {
            if (task == null) {
              cache.storeCachedResponse(cached, request(key));
            } else {
              cache.storeCachedResponse(cached, task);
            }
            done.run();
          },
          done);
    } else {
      kept.complete(null);
    }
    return kept;
  }

  @Override
  public CompletableFuture<@Nullable Void> keep(
      CacheKey key, StoredResponse.Builder head, Recording.Recorded recorded, Load load) {
    return recorded.bytes() == null
        ? CompletableFuture.completedFuture(null)
        : keep(key, head.body(recorded.bytes()).build(), load);
  }

  @Override
  public void update(CacheKey key, StoredResponse changed, Load load) {
    keep(key, changed, load);
  }

  @Override
  public void remove(URI url, Load load) {
    CacheKey get = CacheKey.of("GET", url);
    URLSessionDataTask task = get == null ? null : task(get, load);
    run(
        () -> {
          if (task == null) {
            cache.removeCachedResponse(URLRequest.of(url));
          } else {
            cache.removeCachedResponse(task);
          }
        },
        () -> {});
  }

  @Override
  public SharedLoads shared() {
    return shared;
  }

  /** The task, when it is its current request that is meant. */
  private static @Nullable URLSessionDataTask task(CacheKey key, Load load) {
    URLRequest current = load.current();
    return load.terms().task() instanceof URLSessionDataTask task
            && current != null
            && key.equals(CacheKey.of(current.httpMethod(), current.url()))
        ? task
        : null;
  }

  private static URLRequest request(CacheKey key) {
    return URLRequest.builder(key.url()).httpMethod(key.method()).build();
  }

  private void run(Runnable work, Runnable failed) {
    userCode.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException thrown) {
            failed.run();
            throw thrown;
          }
        });
  }
}
