// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.Timers;
import java.time.Duration;
import java.time.Instant;

/** Time that runs ten times as fast: for tests that wait for a second attempt. */
final class HurriedTime implements Timers {

  private static final int TIMES = 10;

  private final long begunNanos = System.nanoTime();
  private final Instant begun = Instant.now();

  @Override
  public long nanoTime() {
    return begunNanos + TIMES * (System.nanoTime() - begunNanos);
  }

  @Override
  public Instant now() {
    return begun.plusNanos(TIMES * (System.nanoTime() - begunNanos));
  }

  @Override
  public Cancellable schedule(Loop loop, Duration delay, Runnable work) {
    return loop.after(delay.dividedBy(TIMES), work);
  }
}
