// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.store.AtomicFile;
import dev.urlsession.internal.store.OwnerOnly;
import dev.urlsession.internal.store.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of a jar, which other processes may write, too. It is there only while there are cookies
 * in it. Used by one thread at a time.
 */
final class CookieFile {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path file;
  private final Clock clock;
  private @Nullable Stamp seen;

  CookieFile(Path file, Clock clock) {
    this.file = file.toAbsolutePath();
    this.clock = clock;
  }

  /** What it holds; nothing when it is missing. */
  List<StoredCookie> read() throws IOException {
    seen = Stamp.of(file);
    try {
      return CookieFormat.read(Files.readAllBytes(file));
    } catch (NoSuchFileException missing) {
      return List.of();
    }
  }

  /** Whether somebody else wrote it since it was last read or written here. */
  boolean isChanged() throws IOException {
    Stamp now = Stamp.of(file);
    return now == null ? seen != null : !now.equals(seen);
  }

  /** Writes the changes into what it holds by now, and returns that. */
  List<StoredCookie> merge(CookieChanges.Batch batch) throws IOException {
    if (batch.onlyRemoves() && Files.notExists(file)) {
      return List.of();
    }
    Path directory = file.getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      OwnerOnly.directory(directory);
    }
    ProcessLock lock =
        ProcessLock.take(file.resolveSibling(file.getFileName() + ".lock"), PATIENCE);
    try {
      Instant now = clock.instant();
      List<StoredCookie> merged =
          batch.appliedTo(read()).stream().filter(one -> !one.isExpired(now)).toList();
      if (merged.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        AtomicFile.replace(file, CookieFormat.write(merged));
      }
      seen = Stamp.of(file);
      return merged;
    } finally {
      lock.close();
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  /** What tells two states of the file apart without reading it. */
  private record Stamp(FileTime modified, long size, @Nullable Object key) {

    static @Nullable Stamp of(Path file) throws IOException {
      try {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(is.lastModifiedTime(), is.size(), is.fileKey());
      } catch (NoSuchFileException missing) {
        return null;
      }
    }
  }
}
