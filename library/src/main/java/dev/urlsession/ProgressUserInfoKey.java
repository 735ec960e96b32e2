// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/** Keys of {@link Progress#userInfo()}. Apple: {@code NSProgressUserInfoKey}. */
public final class ProgressUserInfoKey {

  /** A {@link java.time.Duration}: {@link Progress#estimatedTimeRemaining()}. */
  public static final String ESTIMATED_TIME_REMAINING = "NSProgressEstimatedTimeRemainingKey";

  /** A {@link Long}: {@link Progress#throughput()}. */
  public static final String THROUGHPUT = "NSProgressThroughputKey";

  /** A {@link ProgressFileOperationKind}: {@link Progress#fileOperationKind()}. */
  public static final String FILE_OPERATION_KIND = "NSProgressFileOperationKindKey";

  /** A {@link java.nio.file.Path}: {@link Progress#fileURL()}. */
  public static final String FILE_URL = "NSProgressFileURLKey";

  /** An {@link Integer}: {@link Progress#fileTotalCount()}. */
  public static final String FILE_TOTAL_COUNT = "NSProgressFileTotalCountKey";

  /** An {@link Integer}: {@link Progress#fileCompletedCount()}. */
  public static final String FILE_COMPLETED_COUNT = "NSProgressFileCompletedCountKey";

  private ProgressUserInfoKey() {}
}
