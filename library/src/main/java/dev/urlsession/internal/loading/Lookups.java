// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.cache.store.ResponseStore;
import dev.urlsession.internal.concurrent.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Looks things up on disk. What is asked while a look is under way is looked up together in the
 * next: waking a thread for each would cost more than the look. Confined to the loop.
 */
final class Lookups {

  private final ResponseStore store;
  private final Loop loop;
  private final Executor files;
  private List<Asked> waiting = new ArrayList<>();
  private boolean looking;

  private record Asked(CacheKey key, CompletableFuture<List<StoredResponse>> answer) {}

  Lookups(ResponseStore store, Loop loop, Executor files) {
    this.store = store;
    this.loop = loop;
    this.files = files;
  }

  CompletableFuture<List<StoredResponse>> find(CacheKey key) {
    Asked asked = new Asked(key, new CompletableFuture<>());
    waiting.add(asked);
    if (!looking) {
      look();
    }
    return asked.answer;
  }

  private void look() {
    List<Asked> now = waiting;
    waiting = new ArrayList<>();
    looking = !now.isEmpty();
    if (looking) {
      List<CacheKey> keys = now.stream().map(Asked::key).toList();
      files.execute(() -> look(now, keys));
    }
  }

  private void look(List<Asked> now, List<CacheKey> keys) {
    List<List<StoredResponse>> found;
    try {
      found = store.find(keys);
    } catch (RuntimeException failed) {
      loop.execute(
          () -> {
            now.forEach(asked -> asked.answer.completeExceptionally(failed));
            look();
          });
      return;
    }
    loop.execute(
        () -> {
          for (int i = 0; i < now.size(); i++) {
            now.get(i).answer.complete(found.get(i));
          }
          look();
        });
  }
}
