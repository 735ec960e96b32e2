// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a download's file goes, kept in the task's description until the file is there.
 *
 * @param file the file the user named; null when the server suggests the name
 * @param directory where it is put
 */
record BackgroundTarget(@Nullable Path file, Path directory) {

  private static final String FILE = "file:";
  private static final String DIRECTORY = "directory:";

  static BackgroundTarget of(@Nullable Path output, Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    return new BackgroundTarget(output == null ? null : absolute.resolve(output), absolute);
  }

  String description() {
    return file == null ? DIRECTORY + directory : FILE + file;
  }

  /** Null for a task that some other program made. */
  static @Nullable BackgroundTarget parse(@Nullable String description) {
    if (description == null) {
      return null;
    }
    if (description.startsWith(FILE)) {
      Path file = Path.of(description.substring(FILE.length()));
      Path parent = file.getParent();
      return parent == null ? null : new BackgroundTarget(file, parent);
    }
    return description.startsWith(DIRECTORY)
        ? new BackgroundTarget(null, Path.of(description.substring(DIRECTORY.length())))
        : null;
  }

  /** For {@link Targets}. */
  DownloadPlan plan() {
    return new DownloadPlan(directory, file, false, 0, Duration.ZERO, null);
  }
}
