// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.internal.concurrent.Timers;
import java.time.Duration;
import java.time.Instant;

/** The engine's clocks. The one that only moves forward counts the time the machine slept too. */
final class EngineTime implements Scheduler.Time {

  private final Timers timers;
  private final ClockWatch watch;
  private long sleptNanos;

  EngineTime(Timers timers) {
    this.timers = timers;
    this.watch = new ClockWatch(timers.now(), timers.nanoTime());
  }

  @Override
  public long wallMillis() {
    return timers.now().toEpochMilli();
  }

  @Override
  public long nanos() {
    return timers.nanoTime() + sleptNanos;
  }

  Instant now() {
    return timers.now();
  }

  /** Compares the clocks; tells whether the machine slept. */
  boolean slept() {
    ClockWatch.Look look = watch.look(timers.now(), timers.nanoTime());
    Duration slept = look.slept();
    sleptNanos += slept.toNanos();
    return look.verdict() == ClockWatch.Verdict.SLEPT;
  }
}
