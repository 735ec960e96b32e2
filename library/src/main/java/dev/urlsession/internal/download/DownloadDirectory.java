// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where part files are made and, when they moved, looked for (B-110, B-123). */
public final class DownloadDirectory {

  private DownloadDirectory() {}

  /** The configured directory, else the one the system property {@code java.io.tmpdir} names. */
  public static Path of(@Nullable Path configured) {
    Path directory =
        configured != null ? configured : Path.of(System.getProperty("java.io.tmpdir", "."));
    return directory.toAbsolutePath();
  }
}
