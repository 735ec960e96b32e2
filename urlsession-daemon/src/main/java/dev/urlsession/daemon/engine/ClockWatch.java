// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Notices when the clock on the wall and the one that only measures disagree: the machine slept, or
 * somebody set the clock (N18, N19).
 */
final class ClockWatch {

  /** Less is drift and scheduling. */
  private static final Duration TOLERATED = Duration.ofSeconds(10);

  /** No machine of ours sleeps longer without its clock having been set. */
  private static final Duration LONGEST_SLEEP = Duration.ofDays(30);

  private Instant wall;
  private long nanos;

  ClockWatch(Instant wall, long nanos) {
    this.wall = wall;
    this.nanos = nanos;
  }

  /** What happened since the last look. */
  enum Verdict {
    /** Nothing. */
    STEADY,
    /** Time passed that the process did not see: connections are dead. */
    SLEPT,
    /** The clock was set; no time passed. */
    SET
  }

  /**
   * What happened.
   *
   * @param slept how much time the process missed; zero unless it slept
   */
  record Look(Verdict verdict, Duration slept) {}

  /** Compares the clocks with the last time. */
  Look look(Instant wallNow, long nanosNow) {
    Duration measured = Duration.ofNanos(nanosNow - nanos);
    Duration jump = Duration.between(wall, wallNow).minus(measured);
    wall = wallNow;
    nanos = nanosNow;
    if (jump.abs().compareTo(TOLERATED) <= 0) {
      return new Look(Verdict.STEADY, Duration.ZERO);
    }
    boolean slept = !jump.isNegative() && jump.compareTo(LONGEST_SLEEP) <= 0;
    return slept ? new Look(Verdict.SLEPT, jump) : new Look(Verdict.SET, Duration.ZERO);
  }
}
