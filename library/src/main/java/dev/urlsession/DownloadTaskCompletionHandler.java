// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Hears how a download task ended: once, on the session's delegate queue (B-050). */
@FunctionalInterface
public interface DownloadTaskCompletionHandler {

  /**
   * The task ended.
   *
   * @param location the file, which is removed when this returns: move or open it here (B-054);
   *     null on failure
   * @param response the final response; null when the task failed before there was one
   * @param error null on success; a 404 is a success (B-052)
   */
  void completed(@Nullable Path location, @Nullable URLResponse response, @Nullable URLError error);
}
