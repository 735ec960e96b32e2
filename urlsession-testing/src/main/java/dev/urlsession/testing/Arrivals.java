// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.time.Duration;

/** A count that goes up (and down), and whoever waits for it. */
final class Arrivals {

  private int count;

  synchronized void add() {
    count++;
    notifyAll();
  }

  synchronized void remove() {
    count--;
    notifyAll();
  }

  synchronized int count() {
    return count;
  }

  /** Waits until the count is at least {@code wanted}. */
  void await(int wanted, Duration timeout, String what) {
    await(() -> count >= wanted, timeout, "Waited " + timeout + " for " + wanted + " " + what);
  }

  /** Waits until the count is exactly {@code wanted}. */
  void awaitExactly(int wanted, Duration timeout, String what) {
    await(() -> count == wanted, timeout, "Waited " + timeout + " for " + wanted + " " + what);
  }

  private synchronized void await(
      java.util.function.BooleanSupplier reached, Duration timeout, String message) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!reached.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError(message + ", and there are " + count);
      }
      try {
        // At least a millisecond: zero would wait for ever.
        wait(Math.max(1, left / 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(message + ", and was interrupted", e);
      }
    }
  }
}
