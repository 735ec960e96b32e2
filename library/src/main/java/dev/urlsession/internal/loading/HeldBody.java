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

/**
 * A body that may or may not be wanted later, while somebody is asked: a short one is read into
 * memory meanwhile, so that it does not keep its connection from others, of which one may bring the
 * answer. A long one waits where it is.
 */
final class HeldBody implements BodySource, BodyReceiver {

  private static final long MOST_HELD = 64 * 1024;

  private final BodySource source;
  private final Queue<ByteBuffer> held = new ArrayDeque<>();
  private @Nullable BodyReceiver receiver;
  private @Nullable URLError failure;
  private long taken;
  private boolean wanted;
  private boolean asked;
  private boolean ended;
  private boolean giving;

  private HeldBody(BodySource source) {
    this.source = source;
  }

  /** Begins to read; the body is this from now on. */
  static BodySource of(BodySource source) {
    HeldBody body = new HeldBody(source);
    source.start(body);
    body.pull();
    return body;
  }

  private void pull() {
    boolean more = taken < MOST_HELD || (wanted && held.isEmpty());
    if (more && !asked && !ended && failure == null) {
      asked = true;
      source.demand();
    }
  }

  @Override
  public void received(Chunk chunk) {
    asked = false;
    ByteBuffer bytes = chunk.buffer();
    taken += bytes.remaining();
    held.add(ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip());
    chunk.release();
    give();
    pull();
  }

  @Override
  public void ended() {
    ended = true;
    give();
  }

  @Override
  public void failed(URLError error) {
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
    pull();
  }

  @Override
  public void cancel() {
    receiver = null;
    held.clear();
    source.cancel();
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
    ByteBuffer next = held.poll();
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
