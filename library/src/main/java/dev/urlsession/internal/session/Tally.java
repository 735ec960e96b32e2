// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

/**
 * Counts waiting to be told. While a delegate is busy they are put together, so that they cannot
 * pile up in its queue. Thread-safe.
 */
final class Tally {

  private long bytes;
  private long total;
  private long expected;
  private boolean queued;

  /** What is told. */
  record Counts(long bytes, long total, long expected) {}

  /** Adds; true when somebody must be queued to {@link #take} it. */
  synchronized boolean add(long more, long newTotal, long newExpected) {
    bytes += more;
    total = newTotal;
    expected = newExpected;
    boolean first = !queued;
    queued = true;
    return first;
  }

  synchronized Counts take() {
    Counts counts = new Counts(bytes, total, expected);
    bytes = 0;
    queued = false;
    return counts;
  }
}
