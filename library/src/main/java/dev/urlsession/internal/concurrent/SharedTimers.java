// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.concurrent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The timers of one session. Nearly all its tasks wait equally long, for the server and for the
 * whole, and hardly ever as long as that: they share one timer for each of the limits.
 */
public final class SharedTimers implements Timers {

  /** Longer ones do not fit into nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final Timers timers;
  private final Loop loop;
  private final List<Deadlines> lines;
  private final Runnable forget = this::forget;
  private long recent;
  private boolean looked;
  private boolean closed;

  /** On the loop, with timers shared by those who wait for one of the limits. */
  public SharedTimers(Timers timers, Loop loop, Duration... limits) {
    this.timers = timers;
    this.loop = loop;
    this.lines =
        Stream.of(limits)
            .distinct()
            .filter(limit -> limit.compareTo(LONGEST) < 0)
            .map(limit -> new Deadlines(loop, timers, limit))
            .toList();
  }

  @Override
  public long nanoTime() {
    return timers.nanoTime();
  }

  @Override
  public Instant now() {
    return timers.now();
  }

  @Override
  public long recently() {
    if (!loop.inLoop()) {
      return timers.nanoTime();
    }
    if (!looked) {
      looked = true;
      recent = timers.nanoTime();
      // It runs once the loop is through with what it found on the network.
      loop.execute(forget);
    }
    return recent;
  }

  private void forget() {
    looked = false;
  }

  @Override
  public Cancellable schedule(Loop on, Duration delay, Runnable work) {
    if (!closed && on == loop && loop.inLoop()) {
      for (Deadlines line : lines) {
        if (line.isFor(delay)) {
          return line.add(recently(), work);
        }
      }
    }
    return timers.schedule(on, delay, work);
  }

  /** The session ends, and no timer of it is to be kept until it runs out. On the loop. */
  public void close() {
    closed = true;
    lines.forEach(Deadlines::close);
  }
}
