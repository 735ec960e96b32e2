// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.Progress;
import dev.urlsession.internal.concurrent.Timers;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a task's progress true: bytes sent and received of those expected (B-330), never going back
 * when something is sent or received again (B-339). Told on the loop, asked anywhere.
 *
 * <p>The {@link Progress} is made when somebody asks for it, which for most tasks nobody does. Its
 * listeners are called with no lock held.
 */
final class TaskProgress {

  /** How long the throughput looks back; more is calmer, less is quicker. */
  private static final double MEMORY_NANOS = 3e9;

  private static final long SAMPLE_NANOS = 200_000_000L;
  private static final float UNSAMPLED = -1;

  private final Timers timers;
  private volatile @Nullable Progress progress;
  private long sent;
  private long sendTotal;
  private long received;
  private long receiveTotal = -1;
  private long sendGuess = -1;
  private long receiveGuess = -1;
  private long highest;
  private long sampledAt;
  private long movedSince;
  private float throughput = UNSAMPLED;

  TaskProgress(Timers timers, long sendTotal) {
    this.timers = timers;
    this.sendTotal = sendTotal;
  }

  /** What is to be seen at one moment. */
  private record View(long total, long done, double throughput) {

    void showIn(Progress progress) {
      progress.update(total, done);
      if (throughput >= 1 && total >= 0) {
        long left = Math.round((total - done) * 1e3 / throughput);
        progress.setEstimatedTimeRemaining(Duration.ofMillis(left));
      }
    }
  }

  /** What is shown is given to {@code control} first, to say what may be asked of it. */
  synchronized Progress shown(Consumer<Progress> control) {
    Progress known = progress;
    if (known == null) {
      known = Progress.discreteProgress(-1);
      control.accept(known);
      view().showIn(known);
      if (throughput >= 1) {
        known.setThroughput(Math.round((double) throughput));
      }
      progress = known;
    }
    return known;
  }

  void sent(long bytes, long total) {
    boolean sampled;
    synchronized (this) {
      sent = total;
      highest = Math.max(highest, sent + received);
      sampled = sample(bytes);
    }
    publish(sampled);
  }

  void expectsToReceive(long total) {
    synchronized (this) {
      receiveTotal = total;
    }
    publish(false);
  }

  /** What the client guesses, while nobody knows (B-275); -1 for no guess. */
  void guessesToSend(long count) {
    synchronized (this) {
      sendGuess = count;
    }
    publish(false);
  }

  /** The same of what comes. */
  void guessesToReceive(long count) {
    synchronized (this) {
      receiveGuess = count;
    }
    publish(false);
  }

  synchronized long guessToSend() {
    return sendGuess;
  }

  synchronized long guessToReceive() {
    return receiveGuess;
  }

  void received(long bytes, long total) {
    boolean sampled;
    synchronized (this) {
      received = total;
      highest = Math.max(highest, sent + received);
      sampled = sample(bytes);
    }
    publish(sampled);
  }

  void succeeded() {
    Progress shown;
    long all;
    synchronized (this) {
      highest = Math.max(1, Math.max(highest, sent + received));
      all = highest;
      sendTotal = all;
      receiveTotal = 0;
      shown = progress;
    }
    if (shown != null) {
      shown.update(all, all);
    }
  }

  private void publish(boolean sampled) {
    // Who makes it at this moment has seen the change, which came before.
    Progress shown = progress;
    if (shown == null) {
      return;
    }
    View view;
    synchronized (this) {
      view = view();
    }
    if (sampled) {
      shown.setThroughput(Math.round(view.throughput()));
    }
    view.showIn(shown);
  }

  private View view() {
    long toSend = sendTotal >= 0 ? sendTotal : sendGuess;
    long toReceive = receiveTotal >= 0 ? receiveTotal : receiveGuess;
    if (toSend >= 0 && toReceive >= 0) {
      long total = Math.max(toSend + toReceive, highest);
      return new View(total, Math.min(highest, total), throughput);
    }
    if (sendTotal > 0 && received == 0) {
      // The answer to an upload is short, as a rule: its length is added when it is known.
      return new View(Math.max(sendTotal, highest), highest, throughput);
    }
    return new View(-1, highest, throughput);
  }

  /** Whether there is a new throughput. */
  private boolean sample(long bytes) {
    movedSince += bytes;
    long now = timers.recently();
    if (throughput == UNSAMPLED) {
      throughput = 0;
      sampledAt = now;
      return false;
    }
    long elapsed = now - sampledAt;
    if (elapsed < SAMPLE_NANOS) {
      return false;
    }
    double rate = movedSince * 1e9 / elapsed;
    double weight = throughput == 0 ? 1 : 1 - Math.exp(-elapsed / MEMORY_NANOS);
    throughput += (float) (weight * (rate - throughput));
    sampledAt = now;
    movedSince = 0;
    return true;
  }
}
