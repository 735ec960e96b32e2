// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import dev.urlsession.daemon.model.LaunchState;
import java.time.Duration;
import java.time.Instant;

/**
 * How often an application is started (B-272). Each start doubles the delay before the next one: 0,
 * 60 s, 120 s, up to an hour. A delay that passes without a start wanted sets it back to zero, as
 * does an application that comes by itself. After five starts in a row that came to nothing the
 * application is parked: it is not started again before it came by itself (E05, E09).
 */
public final class LaunchLimiter {

  static final int FAILURES_TO_PARK = 5;
  private static final Duration FIRST_DELAY = Duration.ofSeconds(60);
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);

  private LaunchLimiter() {}

  /** A start is wanted now: the state with a delay that passed unused forgotten. */
  static LaunchState wanted(LaunchState state, Instant now) {
    boolean passed = !now.isBefore(earliest(state));
    // A clock that was set back must not hold an application up for longer than the delay.
    boolean clockWentBack = now.isBefore(state.lastLaunch());
    return passed || clockWentBack ? state.withDelay(Duration.ZERO) : state;
  }

  /** When the next start may be. */
  public static Instant earliest(LaunchState state) {
    return state.lastLaunch().plus(state.delay());
  }

  /** It is started now. */
  static LaunchState launched(LaunchState state, Instant now) {
    Duration doubled = state.delay().multipliedBy(2);
    Duration next = doubled.isZero() ? FIRST_DELAY : doubled;
    return new LaunchState(
        next.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : next, now, state.failures());
  }

  /** The start was what it was for: the completion handler was called. */
  static LaunchState succeeded(LaunchState state) {
    return state.withFailures(0);
  }

  /** The start came to nothing. */
  static LaunchState failed(LaunchState state) {
    return state.withFailures(state.failures() + 1);
  }

  /** Whether it is not started any more. */
  public static boolean isParked(LaunchState state) {
    return state.failures() >= FAILURES_TO_PARK;
  }

  /** The application came by itself, or the user said so. */
  static LaunchState cameByItself() {
    return LaunchState.FRESH;
  }
}
