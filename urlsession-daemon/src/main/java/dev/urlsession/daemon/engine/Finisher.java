// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.Lease;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.store.CrashPoints;
import dev.urlsession.daemon.store.TaskStore;
import dev.urlsession.internal.download.FileAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Turns a complete part file into the result of its task, so that after a crash at any point there
 * is one file and one event:
 *
 * <ol>
 *   <li>the row says which name the file is about to get, and what is told then;
 *   <li>the file gets the name, and the device knows it;
 *   <li>the row says that it is done, and the event is in the outbox, in one commit.
 * </ol>
 */
final class Finisher {

  private final TaskStore store;
  private final FileAccess files;
  private final Executor io;

  Finisher(TaskStore store, FileAccess files, Executor io) {
    this.store = store;
    this.files = files;
    this.io = io;
  }

  /** All of it. The part is on the device already. */
  CompletableFuture<Moved> finish(Lease lease, TaskResult result) {
    CrashPoints.at("engine.before-finalizing");
    return store.finalizing(lease, result).thenComposeAsync(moved -> rename(lease, result), io);
  }

  /** What is left of it after a crash: the file has one name or the other (P03, P04). */
  CompletableFuture<Moved> recover(Lease lease, TaskResult result) {
    return CompletableFuture.supplyAsync(
            () -> {
              Path ready = Objects.requireNonNull(result.file());
              return files.exists(ready) || files.exists(PartNames.part(ready));
            },
            io)
        .thenCompose(there -> there ? rename(lease, result) : store.restart(lease));
  }

  private CompletableFuture<Moved> rename(Lease lease, TaskResult result) {
    return CompletableFuture.runAsync(
            () -> {
              try {
                rename(Objects.requireNonNull(result.file()));
              } catch (IOException failed) {
                throw new RenameFailed(result, failed);
              }
            },
            io)
        .thenCompose(
            renamed -> {
              CrashPoints.at("engine.before-done");
              return store.done(lease, result);
            });
  }

  private void rename(Path ready) throws IOException {
    CrashPoints.at("engine.before-rename");
    Path part = PartNames.part(ready);
    if (!files.exists(ready)) {
      files.move(part, ready);
    }
    CrashPoints.at("engine.after-rename");
    files.forceDirectory(Objects.requireNonNull(ready.getParent()));
  }
}
