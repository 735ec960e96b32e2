// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Time that passes only when a test says so. */
final class HandTime implements Timers {

  private record Entry(Loop loop, long due, Runnable work) {}

  private final Set<Loop> loops = new HashSet<>();
  private final List<Entry> entries = new ArrayList<>();
  private long now;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Instant now() {
    return Instant.EPOCH.plusNanos(now);
  }

  @Override
  public synchronized Cancellable schedule(Loop loop, Duration delay, Runnable work) {
    boolean ever = delay.compareTo(Duration.ofDays(1_000)) < 0;
    Entry entry = new Entry(loop, ever ? now + delay.toNanos() : Long.MAX_VALUE, work);
    entries.add(entry);
    loops.add(loop);
    return () -> forget(entry);
  }

  private synchronized void forget(Entry entry) {
    entries.remove(entry);
  }

  /** What the loops were told before happens at the old time. */
  void advance(Duration by) {
    settle();
    for (Entry entry : due(by.toNanos())) {
      run(entry.loop(), entry.work());
    }
    settle();
  }

  private synchronized List<Entry> due(long by) {
    now += by;
    List<Entry> due = entries.stream().filter(entry -> entry.due() <= now).toList();
    entries.removeAll(due);
    return due;
  }

  private void settle() {
    Set<Loop> known;
    synchronized (this) {
      known = Set.copyOf(loops);
    }
    known.forEach(loop -> run(loop, () -> {}));
  }

  private static void run(Loop loop, Runnable work) {
    CompletableFuture.runAsync(work, loop).orTimeout(60, TimeUnit.SECONDS).join();
  }
}
