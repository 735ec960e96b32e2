// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file an upload sends, and what it looked like when the task was accepted (N27).
 *
 * @param file an absolute path
 * @param size in bytes
 * @param modifiedMillis the time of its last change, in milliseconds since 1970
 * @param fileKey device and inode where the file system has them
 * @param spooled whether the file is ours to delete
 */
public record UploadSource(
    Path file, long size, long modifiedMillis, @Nullable String fileKey, boolean spooled) {

  /** Refuses a path that another working directory would change. */
  public UploadSource {
    if (!file.isAbsolute()) {
      throw new IllegalArgumentException("The file of an upload must be an absolute path.");
    }
  }
}
