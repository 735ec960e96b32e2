// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.loading.TransactionLog;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a task took, from its making to its end. Confined to the loop. */
final class Measurements {

  private final Timers timers;
  private final TransactionLog log;
  private final long createdAt;
  private @Nullable Instant created;

  /** The task is made now. */
  Measurements(Timers timers) {
    this.timers = timers;
    this.log = new TransactionLog(timers);
    this.createdAt = timers.nanoTime();
  }

  /**
   * The task begins.
   *
   * @param heard whether anybody listens, which is settled once a task has begun
   */
  void begin(boolean heard) {
    if (heard) {
      created = created();
    } else {
      log.unheard();
    }
  }

  private Instant created() {
    Instant known = created;
    return known == null ? timers.now().minusNanos(timers.nanoTime() - createdAt) : known;
  }

  TransactionLog log() {
    return log;
  }

  /** The task ends. */
  URLSessionTaskMetrics end() {
    URLSessionTaskMetrics.Interval interval =
        new URLSessionTaskMetrics.Interval(created(), timers.now());
    return new URLSessionTaskMetrics(log.metrics(), interval, log.redirectCount());
  }
}
