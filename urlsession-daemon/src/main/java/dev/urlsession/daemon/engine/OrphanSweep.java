// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLError;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.store.TaskStore;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.download.ResumeDataFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Removes files that no row speaks of (P22): parts a crash left behind, results whose events were
 * told while a crash kept the file. Young files are left alone, whatever the rows say. Blocks.
 */
final class OrphanSweep {

  /** Younger files may belong to a row that is just being written. */
  static final Duration GRACE = Duration.ofHours(1);

  /** What was handed out as resume data waits so long. */
  static final Duration KEPT = Duration.ofDays(30);

  private final TaskStore store;
  private final SessionDirectories directories;
  private final FileAccess files;

  OrphanSweep(TaskStore store, SessionDirectories directories, FileAccess files) {
    this.store = store;
    this.directories = directories;
    this.files = files;
  }

  /** Returns what it removed. */
  List<Path> sweep(Instant now) throws IOException {
    List<Path> removed = new ArrayList<>();
    if (!Files.isDirectory(directories.root(), LinkOption.NOFOLLOW_LINKS)) {
      return removed;
    }
    for (Path file : candidates(directories.root())) {
      boolean kept = file.startsWith(directories.root().resolve(SessionDirectories.KEPT));
      if (isOlder(file, now.minus(kept ? KEPT : GRACE)) && (kept || isOrphan(file))) {
        files.delete(file);
        removed.add(file);
      }
    }
    return removed;
  }

  private static List<Path> candidates(Path root) throws IOException {
    // Application, session, file: a link is never followed.
    try (Stream<Path> all = Files.walk(root, 3)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  private static boolean isOlder(Path file, Instant limit) throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(limit);
  }

  private boolean isOrphan(Path file) {
    OptionalLong task = PartNames.task(file);
    if (task.isEmpty()) {
      return false; // Not one of ours; somebody may want it.
    }
    return store.task(task.getAsLong()).join().map(record -> !speaksOf(record, file)).orElse(true);
  }

  private static boolean speaksOf(TaskRecord record, Path file) {
    if (record.state().isLeased()) {
      return true; // Whatever a running task writes is its own business.
    }
    if (record.result() != null) {
      Path ready = record.result().file();
      return ready != null && (file.equals(ready) || file.equals(PartNames.part(ready)));
    }
    byte[] resumeData = record.checkpoint().resumeData();
    try {
      return resumeData != null
          && ResumeDataFormat.decode(resumeData)
              .part()
              .name()
              .equals(String.valueOf(file.getFileName()));
    } catch (URLError unreadable) {
      return true;
    }
  }
}
