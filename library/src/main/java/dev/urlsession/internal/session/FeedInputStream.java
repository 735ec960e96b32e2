// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A body as a stream; one thread reads it. */
final class FeedInputStream extends InputStream {

  private final ByteFeed feed;
  private final Runnable close;
  private @Nullable ByteBuffer current;
  private boolean ended;

  FeedInputStream(ByteFeed feed, Runnable close) {
    this.feed = feed;
    this.close = close;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, to.length);
    if (length == 0) {
      return 0;
    }
    while (!ended && (current == null || !current.hasRemaining())) {
      current = feed.take();
      ended = current == null;
    }
    ByteBuffer from = current;
    if (from == null) {
      return -1;
    }
    int count = Math.min(length, from.remaining());
    from.get(to, offset, count);
    return count;
  }

  @Override
  public int available() {
    return current == null ? 0 : current.remaining();
  }

  @Override
  public void close() {
    close.run();
  }
}
