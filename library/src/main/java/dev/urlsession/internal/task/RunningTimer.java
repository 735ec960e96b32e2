// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.Timers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A timer that stands still while its task is suspended (B-233). Confined to the loop. */
final class RunningTimer {

  private final Loop loop;
  private final Timers timers;
  private final Runnable expired;
  private Duration left;
  private long startedAt;
  private @Nullable Cancellable timer;

  RunningTimer(Loop loop, Timers timers, Duration limit, Runnable expired) {
    this.loop = loop;
    this.timers = timers;
    this.left = limit;
    this.expired = expired;
  }

  void run() {
    if (timer == null) {
      startedAt = timers.recently();
      timer = timers.schedule(loop, left, expired);
    }
  }

  /** Until it runs again. */
  void hold() {
    if (timer != null) {
      end();
      Duration spent = Duration.ofNanos(timers.nanoTime() - startedAt);
      left = left.compareTo(spent) > 0 ? left.minus(spent) : Duration.ZERO;
    }
  }

  void end() {
    Cancellable running = timer;
    timer = null;
    if (running != null) {
      running.cancel();
    }
  }
}
