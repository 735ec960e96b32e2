// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a download shall do.
 *
 * @param directory where files under suggested names go
 * @param output the file the user named; null takes the suggested name
 * @param resume go on from where an earlier run stopped
 * @param retries how many more attempts after a failure that may pass
 * @param retryDelay before the first of them; doubled for each next one
 * @param sha256 what the file must have, in lower case
 */
record DownloadPlan(
    Path directory,
    @Nullable Path output,
    boolean resume,
    int retries,
    Duration retryDelay,
    @Nullable String sha256) {

  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  Duration delayBefore(int retry) {
    Duration delay = retryDelay.multipliedBy(1L << Math.min(retry - 1, 16));
    return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
  }
}
