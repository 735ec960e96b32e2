// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.Progress;
import dev.urlsession.internal.concurrent.Timers;
import java.time.Duration;

/**
 * Keeps a task's progress true: bytes sent and received of those expected (B-330), never going back
 * when something is sent or received again (B-339). Confined to the loop.
 */
final class TaskProgress {

  /** How long the throughput looks back; more is calmer, less is quicker. */
  private static final double MEMORY_NANOS = 3e9;

  private static final long SAMPLE_NANOS = 200_000_000L;

  private final Progress progress = Progress.discreteProgress(-1);
  private final Timers timers;
  private long sent;
  private long sendTotal;
  private long received;
  private long receiveTotal = -1;
  private long highest;
  private long sampledAt;
  private long sampledBytes;
  private long moved;
  private double throughput;

  TaskProgress(Timers timers, long sendTotal) {
    this.timers = timers;
    this.sendTotal = sendTotal;
    this.sampledAt = timers.nanoTime();
    publish();
  }

  Progress progress() {
    return progress;
  }

  void sent(long bytes, long total) {
    sent = total;
    sample(bytes);
    publish();
  }

  void expectsToReceive(long total) {
    receiveTotal = total;
    publish();
  }

  void received(long bytes, long total) {
    received = total;
    sample(bytes);
    publish();
  }

  void succeeded() {
    highest = Math.max(1, Math.max(highest, sent + received));
    progress.update(highest, highest);
  }

  private void publish() {
    highest = Math.max(highest, sent + received);
    boolean known = sendTotal >= 0 && receiveTotal >= 0;
    if (known) {
      long total = Math.max(sendTotal + receiveTotal, highest);
      progress.update(total, Math.min(highest, total));
      estimate(total - highest);
    } else if (sendTotal > 0 && received == 0) {
      // The answer to an upload is short, as a rule: its length is added when it is known.
      progress.update(Math.max(sendTotal, highest), highest);
      estimate(sendTotal - sent);
    } else {
      progress.update(-1, highest);
    }
  }

  private void sample(long bytes) {
    moved += bytes;
    long now = timers.nanoTime();
    long elapsed = now - sampledAt;
    if (elapsed < SAMPLE_NANOS) {
      return;
    }
    double rate = (moved - sampledBytes) * 1e9 / elapsed;
    double weight = throughput == 0 ? 1 : 1 - Math.exp(-elapsed / MEMORY_NANOS);
    throughput += weight * (rate - throughput);
    sampledAt = now;
    sampledBytes = moved;
    progress.setThroughput(Math.round(throughput));
  }

  private void estimate(long left) {
    if (throughput >= 1) {
      progress.setEstimatedTimeRemaining(Duration.ofMillis(Math.round(left * 1e3 / throughput)));
    }
  }
}
