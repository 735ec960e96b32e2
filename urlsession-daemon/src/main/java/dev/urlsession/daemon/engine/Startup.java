// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.TaskEntry;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.store.Recovery;
import dev.urlsession.daemon.store.TaskStore;
import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Brings the engine to where it was before the daemon ended, however it did: what ran is queued at
 * what is safe of it, what was about to get its name gets it, and everything that waits is queued.
 */
final class Startup {

  private final EngineOptions options;
  private final TaskStore store;
  private final EngineThread thread;
  private final Dispatcher dispatcher;

  Startup(EngineOptions options, EngineThread thread, Dispatcher dispatcher) {
    this.options = options;
    this.store = options.store();
    this.thread = thread;
    this.dispatcher = dispatcher;
  }

  CompletableFuture<Recovery> run() {
    return CompletableFuture.supplyAsync(this::ledger, options.io())
        .thenCompose(
            ledger -> {
              thread.execute(() -> dispatcher.beginnings().ledger(ledger));
              return store.recover();
            })
        .thenCompose(
            found ->
                settle(found.unsettled(), 0)
                    .thenCompose(settled -> load(0))
                    .thenApply(all -> found))
        .thenApply(
            found -> {
              thread.execute(dispatcher::dispatch);
              return found;
            });
  }

  private CrashLedger ledger() {
    try {
      OwnerOnly.directory(options.cache());
      return CrashLedger.open(OwnerOnly.directory(options.state()));
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private CompletableFuture<@Nullable Void> settle(List<TaskRecord> unsettled, int from) {
    if (from == unsettled.size()) {
      return CompletableFuture.completedFuture(null);
    }
    return settle(unsettled.get(from))
        .handle((moved, thrown) -> null) // One that cannot be settled must not hold up the others.
        .thenCompose(done -> settle(unsettled, from + 1));
  }

  private CompletableFuture<?> settle(TaskRecord task) {
    TaskResult result = task.result();
    return task.state() == TaskState.FINALIZING && result != null
        ? dispatcher.settlement().finisher().recover(task.claim(), result)
        : store.restart(task.claim());
  }

  private CompletableFuture<@Nullable Void> load(long after) {
    return store
        .waiting(after, TaskStore.LARGEST_PAGE)
        .thenCompose(
            page -> {
              if (page.isEmpty()) {
                return CompletableFuture.completedFuture(null);
              }
              thread.execute(() -> page.forEach(dispatcher::offer));
              TaskEntry last = page.get(page.size() - 1);
              return load(last.id());
            });
  }
}
