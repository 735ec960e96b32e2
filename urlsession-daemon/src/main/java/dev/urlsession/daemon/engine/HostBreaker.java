// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Spares a host that fails: after 5 failures within 60 seconds its tasks stop, and one of them at a
 * time tries, with growing pauses, whether it is back (N22). A server that asks for a pause gets it
 * here too (N21). Times are nanoseconds that only move forward, so the clock on the wall may jump.
 */
final class HostBreaker {

  static final int FAILURES = 5;
  static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final ArrayDeque<Long> failures = new ArrayDeque<>();
  private @Nullable Duration pause;
  private long closedUntil = Long.MIN_VALUE;
  private long toldUntil = Long.MIN_VALUE;
  private boolean probing;

  /** Whether a task may begin now; the one that tries a host that failed must report back. */
  boolean admits(long now) {
    return now >= closedUntil && !probing;
  }

  /** A task begins; true when it is the one that tries a host that failed. */
  boolean began() {
    probing = pause != null;
    return probing;
  }

  /** When to look again; {@link Long#MIN_VALUE} when it is not closed. */
  long closedUntil() {
    return closedUntil;
  }

  /** A task got an answer from the host, whatever it was. */
  void succeeded() {
    failures.clear();
    pause = null;
    probing = false;
  }

  /** The task that tried was stopped before it could tell. */
  void abandoned() {
    probing = false;
  }

  /**
   * A task could not reach the host, or lost it.
   *
   * @param probe whether it was the one that tried; of others nothing new is learned
   */
  void failed(long now, boolean probe) {
    if (pause != null) {
      if (!probe) {
        return;
      }
      probing = false;
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
      closeFor(pause, now);
      return;
    }
    failures.addLast(now);
    while (failures.getFirst() < now - WINDOW.toNanos()) {
      failures.removeFirst();
    }
    if (failures.size() >= FAILURES) {
      failures.clear();
      pause = FIRST_PAUSE;
      closeFor(FIRST_PAUSE, now);
    }
  }

  /** The host wants no request for a while. */
  void told(Duration wait, long now) {
    toldUntil = Math.max(toldUntil, now + wait.toNanos());
    closeFor(wait, now);
  }

  /** The way to it is another: what failed is tried again at once, a pause it asked for is kept. */
  void networkChanged() {
    if (pause != null) {
      closedUntil = toldUntil;
    }
  }

  private void closeFor(Duration wait, long now) {
    closedUntil = Math.max(closedUntil, now + wait.toNanos());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Whether there is nothing to remember about the host. */
  boolean isHealthy(long now) {
    boolean recent = !failures.isEmpty() && failures.getLast() >= now - WINDOW.toNanos();
    return pause == null && now >= closedUntil && !recent;
  }
}
