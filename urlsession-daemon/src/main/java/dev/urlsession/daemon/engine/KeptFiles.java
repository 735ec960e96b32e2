// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.download.ResumeData;
import dev.urlsession.internal.download.ResumeDataFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the part files of tasks that are over, but whose application has resume data of them: apart
 * from those of living tasks, until a task goes on with them or they are too old.
 */
final class KeptFiles {

  private final SessionDirectories directories;
  private final FileAccess files;
  private final Executor io;

  KeptFiles(SessionDirectories directories, FileAccess files, Executor io) {
    this.directories = directories;
    this.files = files;
    this.io = io;
  }

  /** The resume data of the file in its new place; null when there are none. */
  CompletableFuture<byte @Nullable []> keep(@Nullable ResumeData held) {
    if (held == null) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            Path part = Path.of(held.part().path());
            Path kept = directories.kept().resolve(held.part().name());
            files.move(part, kept);
            return ResumeDataFormat.encode(Held.at(held, kept, files));
          } catch (IOException lost) {
            return null;
          }
        },
        io);
  }

  /** Removes a file that nobody has resume data of. */
  void discard(@Nullable Path file) {
    if (file != null) {
      io.execute(
          () -> {
            try {
              files.delete(file);
            } catch (IOException leftBehind) {
              // It is swept as an orphan later.
            }
          });
    }
  }
}
