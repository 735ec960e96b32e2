// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.cache.store.BodyWriter;
import dev.urlsession.internal.cache.store.OpenBody;
import dev.urlsession.internal.cache.store.ResponseStore;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.SerialExecutor;
import dev.urlsession.internal.io.BodySource;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Our own store. Memory is asked on the loop; the disk on two lanes, one for looking up and one for
 * changes, so that what is written never holds up what is read, and changes keep their order.
 */
final class OwnCache implements SessionCache {

  private final ResponseStore store;
  private final Loop loop;
  private final Executor files;
  private final Lookups lookups;
  private final Executor changes;
  private final Map<CacheKey, Integer> changing = new HashMap<>();
  private final SharedLoads shared = new SharedLoads();

  OwnCache(ResponseStore store, Loop loop, Executor files) {
    this.store = store;
    this.loop = loop;
    this.files = files;
    this.lookups = new Lookups(store, loop, files);
    this.changes = new SerialExecutor(files);
  }

  @Override
  public List<StoredResponse> inMemory(CacheKey key) {
    return store.inMemory(key);
  }

  @Override
  public boolean hasMore() {
    return store.hasDisk();
  }

  @Override
  public CompletableFuture<List<StoredResponse>> find(CacheKey key, Load load) {
    // What is being changed is looked up after that.
    return changing.containsKey(key) ? on(changes, () -> store.find(key)) : lookups.find(key);
  }

  @Override
  public CompletableFuture<@Nullable BodySource> body(
      CacheKey key, StoredResponse stored, Load load) {
    if (stored.body() instanceof StoredBody.Bytes bytes) {
      return CompletableFuture.completedFuture(new CachedBytes(bytes.buffer().duplicate(), load));
    }
    return on(files, () -> open(key, stored, load));
  }

  @Override
  public CompletableFuture<StoredBody.@Nullable Bytes> whole(
      CacheKey key, StoredResponse stored, Load load) {
    return stored.body() instanceof StoredBody.Bytes bytes
        ? CompletableFuture.completedFuture(bytes)
        : on(files, () -> readWhole(key, stored));
  }

  private StoredBody.@Nullable Bytes readWhole(CacheKey key, StoredResponse stored) {
    OpenBody open = store.open(key, (StoredBody.File) stored.body());
    try {
      return open == null ? null : (StoredBody.Bytes) store.read(key, stored, open).body();
    } catch (IOException damaged) {
      return null;
    }
  }

  /** A short body is in memory from now on; a long one is read as it is wanted. */
  private @Nullable BodySource open(CacheKey key, StoredResponse stored, Load load) {
    OpenBody open = store.open(key, (StoredBody.File) stored.body());
    if (open == null) {
      return null;
    }
    if (open.length() > store.longestInMemory()) {
      return new FileBody(open.channel(), files, loop, count -> load.events().arrived(count));
    }
    try {
      StoredResponse read = store.read(key, stored, open);
      StoredBody.Bytes bytes = (StoredBody.Bytes) read.body();
      return new CachedBytes(bytes.buffer().duplicate(), load);
    } catch (IOException damaged) {
      return null;
    }
  }

  @Override
  public @Nullable Recording record(long length) {
    if (length > store.longestBody()) {
      return null;
    }
    Recording.Limits limits = new Recording.Limits(store.longestBody(), store.longestCollected());
    return new Recording(loop, changes, limits, store::writer, length);
  }

  @Override
  public CompletableFuture<@Nullable Void> keep(CacheKey key, StoredResponse stored, Load load) {
    boolean found = store.putInMemory(key, stored);
    long ticket = store.ticket();
    CompletableFuture<@Nullable Void> written =
        change(key, () -> store.putOnDisk(key, stored, ticket));
    // What is in memory can be found; the disk may take its time.
    return found ? CompletableFuture.completedFuture(null) : written;
  }

  @Override
  public CompletableFuture<@Nullable Void> keep(
      CacheKey key, StoredResponse.Builder head, Recording.Recorded recorded, Load load) {
    BodyWriter writer = recorded.writer();
    if (recorded.bytes() != null) {
      return keep(key, head.body(recorded.bytes()).build(), load);
    }
    if (writer == null) {
      return CompletableFuture.completedFuture(null);
    }
    store.removeFromMemory(key);
    return change(key, () -> writer.commit(key, head.body(writer.body()).build()));
  }

  @Override
  public void update(CacheKey key, StoredResponse changed, Load load) {
    store.updateInMemory(key, changed);
    change(key, () -> store.updateOnDisk(key, changed));
  }

  @Override
  public void remove(URI url, Load load) {
    for (String method : List.of("GET", "HEAD")) {
      CacheKey key = CacheKey.of(method, url);
      if (key != null) {
        store.removeFromMemory(key);
        change(key, () -> store.remove(key));
      }
    }
  }

  @Override
  public SharedLoads shared() {
    return shared;
  }

  private CompletableFuture<@Nullable Void> change(CacheKey key, Runnable work) {
    if (!store.hasDisk()) {
      work.run();
      return CompletableFuture.completedFuture(null);
    }
    changing.merge(key, 1, Integer::sum);
    store.changing();
    CompletableFuture<@Nullable Void> done =
        on(
            changes,
            () -> {
              try {
                work.run();
              } finally {
                store.changed();
              }
              return null;
            });
    return done.whenComplete(
        (nothing, failed) ->
            changing.compute(key, (it, count) -> count == null || count == 1 ? null : count - 1));
  }

  private <T extends @Nullable Object> CompletableFuture<T> on(
      Executor executor, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    executor.execute(
        () -> {
          try {
            T done = work.get();
            loop.execute(() -> result.complete(done));
          } catch (RuntimeException failed) {
            loop.execute(() -> result.completeExceptionally(failed));
          }
        });
    return result;
  }
}
