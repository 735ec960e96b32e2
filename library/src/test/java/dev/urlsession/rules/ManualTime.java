// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Time that moves only when a test says so. */
final class ManualTime implements Timers {

  private record Entry(Loop loop, long due, Runnable work) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Set<Loop> loops = new HashSet<>();
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
    Entry entry = new Entry(loop, now + saturated(delay), work);
    entries.add(entry);
    loops.add(loop);
    return () -> forget(entry);
  }

  private synchronized void forget(Entry entry) {
    entries.remove(entry);
  }

  /** Lets what the loops are doing now happen at the old time, then runs what becomes due. */
  void advance(Duration by) {
    settle();
    long target = nanoTime() + by.toNanos();
    for (Optional<Entry> due = next(target); due.isPresent(); due = next(target)) {
      Entry entry = due.get();
      runOn(entry.loop(), entry.work());
    }
    synchronized (this) {
      now = target;
    }
    settle();
  }

  private synchronized Optional<Entry> next(long target) {
    Optional<Entry> due =
        entries.stream()
            .filter(entry -> entry.due() <= target)
            .min(Comparator.comparingLong(Entry::due));
    due.ifPresent(
        entry -> {
          entries.remove(entry);
          now = Math.max(now, entry.due());
        });
    return due;
  }

  private void settle() {
    List<Loop> known;
    synchronized (this) {
      known = List.copyOf(loops);
    }
    known.forEach(loop -> runOn(loop, () -> {}));
  }

  private static void runOn(Loop loop, Runnable work) {
    CompletableFuture.runAsync(work, loop).orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static long saturated(Duration delay) {
    return delay.compareTo(Duration.ofDays(10_000)) > 0
        ? Duration.ofDays(10_000).toNanos()
        : delay.toNanos();
  }
}
