// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * How much is read at a time: little for small answers, growing to what large bodies need. As
 * Netty's adaptive one, in one small object for each connection instead of three.
 */
final class ReadSizes implements RecvByteBufAllocator {

  static final int LEAST = 2 << 10;
  static final int FIRST = 16 << 10;

  /** Larger ones would leave the processor's cache before they are written to a file. */
  static final int MOST = 512 << 10;

  /** Part of a chunk of the pool: others have room in it, and no chunk is made for each read. */
  private static final int MOST_ENCRYPTED =
      Math.max(FIRST, PooledByteBufAllocator.DEFAULT.metric().chunkSize() / 4);

  private final int most;

  private ReadSizes(int most) {
    this.most = most;
  }

  static ReadSizes plain() {
    return new ReadSizes(MOST);
  }

  /** More at once: every read that ends within a record makes work. */
  static ReadSizes encrypted() {
    return new ReadSizes(MOST_ENCRYPTED);
  }

  @Override
  public ExtendedHandle newHandle() {
    return new Sizes(most);
  }

  private static final class Sizes implements ExtendedHandle {

    private static final int GROWTH = 16;
    private static final int MOST_READS = 16;

    private final int most;
    private boolean reads; // Whether the channel reads on by itself.
    private boolean littleBefore;
    private int size = FIRST;
    private int attempted;
    private int last;
    private int total;
    private int times;

    Sizes(int most) {
      this.most = most;
    }

    @Override
    public ByteBuf allocate(ByteBufAllocator allocator) {
      return allocator.ioBuffer(size);
    }

    @Override
    public int guess() {
      return size;
    }

    @Override
    public void reset(ChannelConfig config) {
      reads = config.isAutoRead();
      times = 0;
      total = 0;
    }

    @Override
    public void incMessagesRead(int messages) {
      times += messages;
    }

    @Override
    public void lastBytesRead(int bytes) {
      last = bytes;
      if (bytes > 0) {
        total += bytes;
      }
      if (bytes == attempted) {
        adapt(bytes);
      }
    }

    @Override
    public int lastBytesRead() {
      return last;
    }

    @Override
    public void attemptedBytesRead(int bytes) {
      attempted = bytes;
    }

    @Override
    public int attemptedBytesRead() {
      return attempted;
    }

    @Override
    public boolean continueReading() {
      return continueReading(() -> attempted == last);
    }

    @Override
    public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
      return reads && maybeMore.get() && times < MOST_READS && total > 0;
    }

    @Override
    public void readComplete() {
      adapt(total);
    }

    /** One large answer is enough to read more, but two small ones are needed to read less. */
    private void adapt(int bytes) {
      if (bytes >= size) {
        size = Math.min(size * GROWTH, most);
        littleBefore = false;
      } else if (bytes <= size / 2) {
        size = littleBefore ? Math.max(size / 2, LEAST) : size;
        littleBefore = !littleBefore;
      }
    }
  }
}
