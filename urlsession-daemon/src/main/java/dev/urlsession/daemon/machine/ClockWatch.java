// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.machine;

import java.time.Duration;
import java.time.Instant;

/**
 * Notices when the clock on the wall and the one that only measures disagree: the machine slept, or
 * somebody set the clock (N18, N19).
 */
public final class ClockWatch {

  /** Less is drift and scheduling. */
  static final Duration TOLERATED = Duration.ofSeconds(10);

  /** No machine of ours sleeps longer without its clock having been set. */
  static final Duration LONGEST_SLEEP = Duration.ofDays(30);

  private Instant wall;
  private long nanos;

  /** Begins with what the two say now. */
  public ClockWatch(Instant wall, long nanos) {
    this.wall = wall;
    this.nanos = nanos;
  }

  /** What happened since the last look. */
  public enum Verdict {
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
   * @param jump how much more time passed on the wall than was measured; zero while steady
   */
  public record Look(Verdict verdict, Duration jump) {

    /** How much time the process missed; zero unless it slept. */
    public Duration slept() {
      return verdict == Verdict.SLEPT ? jump : Duration.ZERO;
    }
  }

  /** Compares the clocks with the last time. */
  public Look look(Instant wallNow, long nanosNow) {
    Duration measured = Duration.ofNanos(nanosNow - nanos);
    Duration jump = Duration.between(wall, wallNow).minus(measured);
    wall = wallNow;
    nanos = nanosNow;
    if (jump.abs().compareTo(TOLERATED) <= 0) {
      return new Look(Verdict.STEADY, Duration.ZERO);
    }
    return new Look(isTime(jump) ? Verdict.SLEPT : Verdict.SET, jump);
  }

  /** Whether so much time may have passed, rather than the clock having been set. */
  static boolean isTime(Duration jump) {
    return !jump.isNegative() && jump.compareTo(LONGEST_SLEEP) <= 0;
  }
}
