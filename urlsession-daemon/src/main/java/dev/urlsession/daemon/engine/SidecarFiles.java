// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.store.TaskStore;
import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * A small sealed file for each download that has come far enough to have a checkpoint: from it the
 * task is made again when the database and its backups are lost (P16).
 *
 * <p>Not synced: half a file is seen to be half, and a download that ends before its first
 * checkpoint costs nothing.
 */
final class SidecarFiles {

  private final TaskStore store;
  private final Path directory;
  private final Executor io;

  SidecarFiles(EngineOptions options) {
    store = options.store();
    directory = options.state().resolve("sidecars");
    io = options.io();
  }

  /** Writes it anew. Completes when that is done or has failed, for the disk has other troubles. */
  CompletableFuture<?> write(TaskRecord task) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            OwnerOnly.directory(directory);
            Files.write(OwnerOnly.file(file(task.id())), store.sidecar(task));
          } catch (IOException notKept) {
            // The backup of the database has to do.
          }
        },
        io);
  }

  /** The task is over. */
  void discard(Running task) {
    CompletableFuture<?> written = task.sidecar;
    if (written != null || task.record.checkpoint().received() > 0) {
      CompletableFuture<?> before =
          written == null ? CompletableFuture.completedFuture(null) : written;
      before.thenRunAsync(() -> delete(file(task.record.id())), io);
    }
  }

  /** Removes those of tasks that ended while they did not run. Blocks. */
  void sweep() throws IOException {
    if (Files.isDirectory(directory)) {
      for (Path file : files()) {
        String name = String.valueOf(file.getFileName());
        String id = name.substring(0, name.length() - TaskStore.SIDECAR_SUFFIX.length());
        boolean lives =
            id.matches("\\d{1,18}")
                && store
                    .task(Long.parseLong(id))
                    .join()
                    .filter(task -> !task.state().isFinal())
                    .isPresent();
        if (!lives) {
          delete(file);
        }
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.toString().endsWith(TaskStore.SIDECAR_SUFFIX)).toList();
    }
  }

  private Path file(long task) {
    return directory.resolve(task + TaskStore.SIDECAR_SUFFIX);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      // It is swept later.
    }
  }
}
