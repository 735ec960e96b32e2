// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.translation;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.background.protocol.TaskMetrics;
import java.time.Instant;

/** What a task did on the network, as bytes that the daemon keeps with the task's last event. */
public final class Metrics {

  private static final long BILLION = 1_000_000_000L;

  private Metrics() {}

  /** As bytes. */
  public static byte[] toBytes(URLSessionTaskMetrics metrics) {
    TaskMetrics.Builder message =
        TaskMetrics.newBuilder()
            .setStart(nanos(metrics.taskInterval().start()))
            .setEnd(nanos(metrics.taskInterval().end()))
            .setRedirects(metrics.redirectCount());
    metrics
        .transactionMetrics()
        .forEach(one -> message.addTransactions(Transactions.toMessage(one)));
    return message.build().toByteArray();
  }

  /**
   * From bytes.
   *
   * @throws IllegalArgumentException when they are none of {@link #toBytes}
   */
  public static URLSessionTaskMetrics fromBytes(byte[] bytes) {
    TaskMetrics message;
    try {
      message = TaskMetrics.parseFrom(bytes);
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalArgumentException("These are no metrics.", broken);
    }
    return new URLSessionTaskMetrics(
        message.getTransactionsList().stream().map(Transactions::fromMessage).toList(),
        new URLSessionTaskMetrics.Interval(time(message.getStart()), time(message.getEnd())),
        message.getRedirects());
  }

  static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), BILLION), time.getNano());
  }

  static Instant time(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, BILLION), Math.floorMod(nanos, BILLION));
  }
}
