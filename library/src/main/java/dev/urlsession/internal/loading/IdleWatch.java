// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.Timers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Notices that nothing has happened for too long (B-230). It looks again when the time could be up,
 * rather than setting a timer for each byte. Confined to the loop.
 *
 * <p>It runs between {@link #begin} and {@link #end}, and not while held: neither suspension,
 * waiting for the network, waiting for one's turn nor a slow delegate is the server's idleness
 * (B-233, B-234).
 */
public final class IdleWatch implements Runnable {

  private final Loop loop;
  private final Timers timers;
  private final Duration limit;
  private final Runnable expired;
  private @Nullable Cancellable timer;
  private long lastActivity;
  private boolean running;
  private int holds;

  /** Calls {@code expired} once nothing has happened for as long as the limit. */
  public IdleWatch(Loop loop, Timers timers, Duration limit, Runnable expired) {
    this.loop = loop;
    this.timers = timers;
    this.limit = limit;
    this.expired = expired;
  }

  /** Begins, or begins again. */
  public void begin() {
    running = true;
    touch();
    if (timer == null && holds == 0) {
      arm(limit);
    }
  }

  /** Something happened. */
  public void touch() {
    lastActivity = timers.recently();
  }

  /** Stops until {@link #release}; nests. A timer that is set stays so: holding is done often. */
  public void hold() {
    holds++;
  }

  /** Goes on, from the start. */
  public void release() {
    holds--;
    if (holds == 0 && running) {
      begin();
    }
  }

  /** Ends. */
  public void end() {
    running = false;
    Cancellable set = timer;
    timer = null;
    if (set != null) {
      set.cancel();
    }
  }

  private void arm(Duration delay) {
    timer = timers.schedule(loop, delay, this);
  }

  /** Called by its timer: looks whether the time is up. */
  @Override
  public void run() {
    timer = null;
    if (holds > 0) {
      // Releasing begins anew.
      return;
    }
    Duration left = limit.minusNanos(timers.nanoTime() - lastActivity);
    if (left.isZero() || left.isNegative()) {
      running = false;
      expired.run();
    } else {
      arm(left);
    }
  }
}
