// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How starting an application has gone so far.
 *
 * @param delay how long after the last start the next may be
 * @param lastLaunch when it was last started
 * @param failures how many starts in a row came to nothing
 */
public record LaunchState(Duration delay, Instant lastLaunch, int failures) {

  /** Of an application that was never started. */
  public static final LaunchState FRESH = new LaunchState(Duration.ZERO, Instant.EPOCH, 0);

  public LaunchState withDelay(Duration other) {
    return new LaunchState(other, lastLaunch, failures);
  }

  public LaunchState withFailures(int count) {
    return new LaunchState(delay, lastLaunch, count);
  }
}
