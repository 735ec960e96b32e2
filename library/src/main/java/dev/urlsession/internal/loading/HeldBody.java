// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.Chunk;
import java.nio.ByteBuffer;

/**
 * A body that may or may not be wanted later, while somebody is asked: a short one is read into
 * memory meanwhile, so that it does not keep its connection from others, of which one may bring the
 * answer. A long one waits where it is.
 */
final class HeldBody implements BodySource, BodyReceiver {

  private static final long MOST_HELD = 64 * 1024;

  private final BodySource source;
  private final PushBody held;
  private long taken;
  private boolean asked;
  private boolean over;

  private HeldBody(BodySource source) {
    this.source = source;
    this.held = new PushBody(source::cancel);
  }

  /** Begins to read; the body is this from now on. */
  static BodySource of(BodySource source) {
    HeldBody body = new HeldBody(source);
    source.start(body);
    body.pull();
    return body;
  }

  private void pull() {
    if ((taken < MOST_HELD || held.isStarved()) && !asked && !over) {
      asked = true;
      source.demand();
    }
  }

  @Override
  public void received(Chunk chunk) {
    asked = false;
    ByteBuffer bytes = chunk.buffer();
    taken += bytes.remaining();
    ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
    chunk.release();
    held.add(copy);
    pull();
  }

  @Override
  public void ended() {
    over = true;
    held.end();
  }

  @Override
  public void failed(URLError error) {
    over = true;
    held.fail(error);
  }

  @Override
  public void start(BodyReceiver to) {
    held.start(to);
  }

  @Override
  public void demand() {
    held.demand();
    pull();
  }

  @Override
  public void cancel() {
    over = true;
    held.cancel();
  }
}
