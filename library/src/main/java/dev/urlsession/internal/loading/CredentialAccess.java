// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLCredential;
import dev.urlsession.URLCredentialStorage;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLSessionTask;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.transport.TransportRuntime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The session's credential storage as a load sees it. The storage may read files, and may be the
 * user's own, so it is called on a thread that may block; results come on the loop.
 */
public final class CredentialAccess {

  private final @Nullable URLCredentialStorage storage;
  private final @Nullable URLSessionTask task;
  private final Loop loop;

  /**
   * Access on behalf of a task.
   *
   * @param storage null for none
   * @param task null for none
   * @param loop where results come
   */
  public CredentialAccess(
      @Nullable URLCredentialStorage storage, @Nullable URLSessionTask task, Loop loop) {
    this.storage = storage;
    this.task = task;
    this.loop = loop;
  }

  /** Whether there is a storage, so that credentials can be kept. */
  boolean exists() {
    return storage != null;
  }

  /**
   * The space's default credential, or its only one (B-156).
   *
   * @param user whose it must be; null for anybody's
   */
  public CompletableFuture<@Nullable URLCredential> find(
      URLProtectionSpace space, @Nullable String user) {
    CompletableFuture<@Nullable URLCredential> found = new CompletableFuture<>();
    URLCredentialStorage from = storage;
    if (from == null) {
      found.complete(null);
      return found;
    }
    onThread(
        found,
        () -> {
          if (user != null) {
            findAll(from, space, all -> loop.execute(() -> found.complete(all.get(user))));
          } else {
            findDefault(
                from,
                space,
                standard -> {
                  if (standard == null) {
                    findAll(from, space, all -> loop.execute(() -> found.complete(only(all))));
                  } else {
                    loop.execute(() -> found.complete(standard));
                  }
                });
          }
        });
    return found;
  }

  private void findDefault(
      URLCredentialStorage from,
      URLProtectionSpace space,
      Consumer<@Nullable URLCredential> result) {
    if (task == null) {
      result.accept(from.defaultCredential(space));
    } else {
      from.getDefaultCredential(space, task, result);
    }
  }

  private void findAll(
      URLCredentialStorage from,
      URLProtectionSpace space,
      Consumer<Map<String, URLCredential>> result) {
    if (task == null) {
      result.accept(from.credentials(space));
    } else {
      from.getCredentials(space, task, result);
    }
  }

  private static @Nullable URLCredential only(Map<String, URLCredential> all) {
    return all.size() == 1 ? all.values().iterator().next() : null;
  }

  /** Keeps what opened the space, as the default where there is none (B-159). */
  public CompletableFuture<@Nullable Void> keep(
      URLCredential credential, URLProtectionSpace space) {
    CompletableFuture<@Nullable Void> kept = new CompletableFuture<>();
    URLCredentialStorage to = storage;
    if (to == null || credential.persistence() == URLCredential.Persistence.NONE) {
      kept.complete(null);
      return kept;
    }
    onThread(
        kept,
        () ->
            findDefault(
                to,
                space,
                standard ->
                    onThread(
                        kept,
                        () -> {
                          keep(to, credential, space, standard == null);
                          loop.execute(() -> kept.complete(null));
                        })));
    return kept;
  }

  private void keep(
      URLCredentialStorage to, URLCredential credential, URLProtectionSpace space, boolean first) {
    if (task == null && first) {
      to.setDefaultCredential(credential, space);
    } else if (task == null) {
      to.setCredential(credential, space);
    } else if (first) {
      to.setDefaultCredential(credential, space, task);
    } else {
      to.setCredential(credential, space, task);
    }
  }

  /**
   * Whether the storage has this credential, told at once: false where only asking could tell, as
   * with a user's own storage.
   */
  boolean holds(URLCredential credential, URLProtectionSpace space) {
    return storage != null
        && storage.getClass() == URLCredentialStorage.class
        && storage.credentials(space).containsValue(credential);
  }

  private void onThread(CompletableFuture<?> result, Runnable work) {
    TransportRuntime.shared()
        .streams()
        .execute(
            () -> {
              try {
                work.run();
              } catch (RuntimeException thrown) {
                loop.execute(() -> result.completeExceptionally(thrown));
              }
            });
  }
}
