// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.util.function.LongConsumer;

/** Adds up progress and tells it at most four times a second. Confined to a loop. */
final class Conflation {

  private static final long INTERVAL_NANOS = 250_000_000;

  private final LongConsumer tell;
  private long untold;
  private long toldAt;

  Conflation(long now, LongConsumer tell) {
    this.tell = tell;
    this.toldAt = now - INTERVAL_NANOS;
  }

  void add(long bytes, long now) {
    untold += bytes;
    if (now - toldAt >= INTERVAL_NANOS) {
      toldAt = now;
      flush();
    }
  }

  void flush() {
    if (untold > 0) {
      long bytes = untold;
      untold = 0;
      tell.accept(bytes);
    }
  }
}
