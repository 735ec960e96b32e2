// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.Timers;
import java.time.Duration;
import java.time.Instant;

/** A time of day that moves only when a test says so; timers run by the machine's. */
final class WallClock implements Timers {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private volatile Instant now = START;

  void advance(long seconds) {
    now = now.plusSeconds(seconds);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Cancellable schedule(Loop loop, Duration delay, Runnable work) {
    return loop.after(delay, work);
  }
}
