// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The machine's time, and the timers of the loop.
 *
 * @param loop forgets its timers when it ends
 */
public record LoopTime(ScheduledExecutorService loop, Clock clock) implements LaunchTime {

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void after(Duration delay, Runnable work) {
    loop.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
  }
}
