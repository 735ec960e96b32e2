// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.Chunk;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A body whose sender cannot be held up: what comes too early waits in memory. */
final class PushBody implements BodySource {

  private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
  private final Runnable cancelled;
  private @Nullable BodyReceiver receiver;
  private @Nullable URLError failure;
  private boolean ended;
  private boolean wanted;
  private boolean giving;

  PushBody(Runnable cancelled) {
    this.cancelled = cancelled;
  }

  void add(ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      waiting.add(bytes);
      give();
    }
  }

  /** Whether more is wanted than has come. */
  boolean isStarved() {
    return wanted && waiting.isEmpty();
  }

  void end() {
    ended = true;
    give();
  }

  void fail(URLError error) {
    failure = error;
    give();
  }

  @Override
  public void start(BodyReceiver to) {
    receiver = to;
  }

  @Override
  public void demand() {
    wanted = true;
    give();
  }

  @Override
  public void cancel() {
    receiver = null;
    waiting.clear();
    cancelled.run();
  }

  private void give() {
    if (giving) {
      return;
    }
    giving = true;
    try {
      while (wanted && receiver != null && step(receiver)) {
        // The receiver demanded more while it was given some.
      }
    } finally {
      giving = false;
    }
  }

  private boolean step(BodyReceiver to) {
    ByteBuffer next = waiting.poll();
    if (next != null) {
      wanted = false;
      to.received(Chunk.of(next));
      return true;
    }
    if (failure != null) {
      receiver = null;
      to.failed(failure);
    } else if (ended) {
      receiver = null;
      to.ended();
    }
    return false;
  }
}
