// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import dev.urlsession.testing.AnswerPlan.BodyGate;
import dev.urlsession.testing.AnswerPlan.Informational;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Sends one answer at its pace, whatever the protocol: delay, informational answers, gate, head,
 * body as fast as the client takes it, ending. Lives on its channel's event loop.
 */
final class Exchange {

  private static final int PIECE = 64 * 1024;

  private final Wire wire;
  private final AnswerPlan plan;
  private final Channel channel;
  private final Deque<BodyGate> gates;
  private final long stop;
  private long position;
  private boolean headSent;
  private boolean waiting;
  private boolean pumping;
  private boolean over;

  Exchange(Wire wire, AnswerPlan plan) {
    this.wire = wire;
    this.plan = plan;
    this.channel = wire.channel();
    this.gates = new ArrayDeque<>(plan.bodyGates);
    this.stop = Math.min(plan.body.length(), plan.endAfter);
  }

  void start() {
    if (plan.delay.isZero()) {
      afterDelay();
    } else {
      later(plan.delay.toNanos(), this::afterDelay);
    }
  }

  /** Nothing more is to be sent: the client is gone. */
  void cancel() {
    over = true;
  }

  /** Goes on with the body, when it may: called when the channel takes bytes again. */
  void pump() {
    if (!headSent || over || waiting || pumping) {
      return;
    }
    pumping = true;
    boolean sent = sendWhatMayGo();
    wire.flush();
    pumping = false;
    if (sent && !over) {
      over = true;
      wire.end(plan);
    } else if (!waiting && !over && channel.isWritable()) {
      // The flush made room and its event came while we were pumping.
      channel.eventLoop().execute(this::pump);
    }
  }

  private void afterDelay() {
    for (Informational informational : plan.informational) {
      wire.informational(informational.status(), informational.headers());
      wire.flush();
    }
    Gate gate = plan.headGate;
    if (gate == null || gate.pass(channel.eventLoop(), this::sendHead)) {
      sendHead();
    }
  }

  private void sendHead() {
    if (over) {
      return;
    }
    byte[] raw = plan.raw;
    if (raw != null) {
      over = true;
      wire.raw(raw);
      wire.flush();
      wire.end(plan);
    } else if (wire.head(plan)) {
      headSent = true;
      wire.flush();
      pump();
    } else {
      over = true;
      wire.flush();
      wire.end(plan);
    }
  }

  /** True when all has been sent. */
  private boolean sendWhatMayGo() {
    while (true) {
      BodyGate gate = gates.peek();
      if (gate != null && gate.before() <= position) {
        gates.remove();
        wire.flush();
        waiting = !gate.gate().pass(channel.eventLoop(), this::resume);
        if (waiting) {
          return false;
        }
        continue;
      }
      if (position >= stop) {
        return true;
      }
      if (!channel.isWritable()) {
        return false;
      }
      sendPiece(gate == null ? stop : Math.min(stop, gate.before()));
      if (plan.dripSize > 0 && position < stop) {
        waiting = true;
        later(plan.dripInterval.toNanos(), this::resume);
        return false;
      }
    }
  }

  private void sendPiece(long end) {
    long most = plan.dripSize > 0 ? plan.dripSize : PIECE;
    int count = (int) Math.min(most, end - position);
    wire.body(plan.body.slice(channel.alloc(), position, count));
    position += count;
  }

  private void resume() {
    waiting = false;
    pump();
  }

  private void later(long nanos, Runnable then) {
    channel
        .eventLoop()
        .schedule(
            () -> {
              if (!over) {
                then.run();
              }
            },
            nanos,
            TimeUnit.NANOSECONDS);
  }
}
