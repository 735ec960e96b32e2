// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.store.TaskStore;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.store.ApplicationDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes what applications kept to be uploaded, but died before a task was accepted, and what the
 * daemon died before it could remove (P22). Blocks.
 */
final class SpoolSweep {

  private static final String SUFFIX = ".body";

  private final TaskStore store;
  private final Path caches;
  private final FileAccess files;

  SpoolSweep(TaskStore store, Path caches, FileAccess files) {
    this.store = store;
    this.caches = caches;
    this.files = files;
  }

  /** Returns what it removed. */
  List<Path> sweep(Instant now) throws IOException {
    List<Path> old = new ArrayList<>();
    for (Path spool : ApplicationDirectory.spools(caches)) {
      try (Stream<Path> all = Files.list(spool)) {
        for (Path file : all.filter(one -> one.toString().endsWith(SUFFIX)).toList()) {
          if (kept(file).isBefore(now.minus(OrphanSweep.GRACE))) {
            old.add(file);
          }
        }
      }
    }
    if (old.isEmpty()) {
      return old;
    }
    Set<String> needed = store.spooled().join();
    old.removeIf(file -> needed.contains(String.valueOf(file.getFileName())));
    for (Path file : old) {
      files.delete(file);
    }
    return old;
  }

  /**
   * It may be a second name of a file that was written years ago: only the system knows since when.
   * Where it does not tell, files stay.
   */
  private static Instant kept(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Instant.MAX;
    }
    return ((FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS))
        .toInstant();
  }
}
