// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.machine.ClockWatch;
import dev.urlsession.daemon.machine.SteadyClock;
import dev.urlsession.internal.concurrent.Timers;
import java.time.Duration;
import java.time.Instant;

/** The engine's clocks. The one that only moves forward counts the time the machine slept too. */
final class EngineTime implements Scheduler.Time {

  private final Timers timers;
  private final SteadyClock clock;
  private final ClockWatch watch;
  private long sleptNanos;

  /**
   * @param clock counts time, but is not moved by who sets the machine's clock (N19)
   */
  EngineTime(Timers timers, SteadyClock clock) {
    this.timers = timers;
    this.clock = clock;
    this.watch = new ClockWatch(timers.now(), timers.nanoTime());
  }

  @Override
  public long wallMillis() {
    return clock.millis();
  }

  @Override
  public long nanos() {
    return timers.nanoTime() + sleptNanos;
  }

  Instant now() {
    return clock.instant();
  }

  /** Compares the clocks; tells whether the machine slept. */
  boolean slept() {
    ClockWatch.Look look = watch.look(timers.now(), timers.nanoTime());
    Duration slept = look.slept();
    sleptNanos += slept.toNanos();
    return look.verdict() == ClockWatch.Verdict.SLEPT;
  }
}
