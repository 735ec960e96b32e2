// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.concurrent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait equally long, with one timer for all: who began first is due first, so a list in
 * order is enough, and most leave it long before. Confined to the loop.
 */
final class Deadlines {

  private final Loop loop;
  private final Timers timers;
  private final Duration limit;
  private final Entry ends = new Entry(this, 0, () -> {});
  private @Nullable Cancellable timer;

  Deadlines(Loop loop, Timers timers, Duration limit) {
    this.loop = loop;
    this.timers = timers;
    this.limit = limit;
  }

  boolean isFor(Duration delay) {
    return limit.equals(delay);
  }

  /** Runs the work when the limit has passed since {@code now}, which moves on only. */
  Cancellable add(long now, Runnable work) {
    Entry entry = new Entry(this, now + limit.toNanos(), work);
    entry.link();
    arm();
    return entry;
  }

  /** Nobody is due any more. */
  void close() {
    ends.next = ends;
    ends.previous = ends;
    Cancellable set = timer;
    timer = null;
    if (set != null) {
      set.cancel();
    }
  }

  /** The timer stays when those it was set for leave: it is set anew when it has run out. */
  private void arm() {
    if (timer == null && ends.next != ends) {
      long left = Math.max(0, ends.next.due - timers.nanoTime());
      timer = timers.schedule(loop, Duration.ofNanos(left), this::look);
    }
  }

  private void look() {
    timer = null;
    try {
      long now = timers.nanoTime();
      while (ends.next != ends && ends.next.due - now <= 0) {
        Entry due = ends.next;
        due.cancel();
        due.work.run();
      }
    } finally {
      arm();
    }
  }

  private static final class Entry implements Cancellable {

    private final Deadlines of;
    private final long due;
    private final Runnable work;
    private Entry previous = this;
    private Entry next = this;

    Entry(Deadlines of, long due, Runnable work) {
      this.of = of;
      this.due = due;
      this.work = work;
    }

    private void link() {
      next = of.ends;
      previous = of.ends.previous;
      previous.next = this;
      next.previous = this;
    }

    @Override
    public void cancel() {
      previous.next = next;
      next.previous = previous;
      previous = this;
      next = this;
    }
  }
}
