// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a task did on the network. Apple: {@code NSURLSessionTaskMetrics}. Immutable.
 *
 * @param transactionMetrics one entry for each request made, in order (B-351)
 * @param taskInterval from the task's creation to just before its end (B-354)
 * @param redirectCount how many redirects were followed (B-145)
 */
public record URLSessionTaskMetrics(
    List<URLSessionTaskTransactionMetrics> transactionMetrics,
    Interval taskInterval,
    int redirectCount) {

  /** Takes a copy of the list. */
  public URLSessionTaskMetrics {
    transactionMetrics = List.copyOf(transactionMetrics);
  }

  /**
   * A stretch of time. Apple: {@code NSDateInterval}.
   *
   * @param start when it began
   * @param end when it ended
   */
  public record Interval(Instant start, Instant end) {

    /** How long it is. */
    public Duration duration() {
      return Duration.between(start, end);
    }
  }
}
