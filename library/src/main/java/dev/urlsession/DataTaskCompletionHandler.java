// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import org.jspecify.annotations.Nullable;

/** Hears how a data or upload task ended: once, on the session's delegate queue (B-050). */
@FunctionalInterface
public interface DataTaskCompletionHandler {

  /**
   * The task ended.
   *
   * @param data the whole body, empty when there was none; null on failure
   * @param response the final response; null when the task failed before there was one
   * @param error null on success; a 404 is a success (B-052)
   */
  void completed(byte @Nullable [] data, @Nullable URLResponse response, @Nullable URLError error);
}
