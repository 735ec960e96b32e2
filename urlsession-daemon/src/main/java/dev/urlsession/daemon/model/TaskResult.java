// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a task ended; everything the delegate will be told of it.
 *
 * @param response null when none came
 * @param failure null when it ended well
 * @param file the finished download, or the body that answered an upload; waits for the application
 * @param received bytes of the body
 * @param sent bytes of the upload
 * @param metrics the task's metrics as a message of the protocol; null when there are none
 */
public record TaskResult(
    @Nullable ResponseHead response,
    @Nullable TaskFailure failure,
    @Nullable Path file,
    long received,
    long sent,
    byte @Nullable [] metrics) {

  /** A result without a response. */
  public static TaskResult failed(TaskFailure failure) {
    return new TaskResult(null, failure, null, 0, 0, null);
  }
}
