// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.Chunk;

/**
 * A body nobody wants: a short one is read to its end, so that its connection can be used again; a
 * long one costs more than a new connection.
 */
public final class Discarded implements BodyReceiver {

  private static final long WORTH_READING = 64 * 1024;

  private final BodySource body;
  private long read;

  private Discarded(BodySource body) {
    this.body = body;
  }

  /** Gets rid of the body. */
  public static void body(BodySource body) {
    body.start(new Discarded(body));
    body.demand();
  }

  @Override
  public void received(Chunk chunk) {
    read += chunk.length();
    chunk.release();
    if (read > WORTH_READING) {
      body.cancel();
    } else {
      body.demand();
    }
  }

  @Override
  public void ended() {
    // The connection is free again.
  }

  @Override
  public void failed(URLError error) {
    // Nobody wanted it anyway.
  }
}
