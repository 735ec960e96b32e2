// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The machine's time, but for steps that a test makes: its clock on the wall jumps, and the timers
 * that would have noticed by and by fire at once.
 */
final class SteppedTime implements Timers {

  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private volatile Duration step = Duration.ZERO;
  private final List<Runnable> heartbeats = new ArrayList<>();

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now().plus(step);
  }

  @Override
  public Cancellable schedule(Loop loop, Duration delay, Runnable work) {
    if (delay.equals(HEARTBEAT)) {
      AtomicBoolean done = new AtomicBoolean();
      Runnable once =
          () ->
              loop.execute(
                  () -> {
                    if (done.compareAndSet(false, true)) {
                      work.run();
                    }
                  });
      synchronized (heartbeats) {
        heartbeats.add(once);
      }
      return loop.after(delay, once);
    }
    return loop.after(delay, work);
  }

  /** The machine sleeps: its measuring clock stands still meanwhile. */
  void sleep(Duration time) {
    set(time);
  }

  /** Somebody sets the clock. */
  void set(Duration by) {
    step = step.plus(by);
    List<Runnable> now;
    synchronized (heartbeats) {
      now = List.copyOf(heartbeats);
      heartbeats.clear();
    }
    now.forEach(Runnable::run);
  }
}
