// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.store.BodyWriter;
import dev.urlsession.internal.concurrent.Loop;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes down a body as it passes: in memory while it is short, then in a file. Confined to the
 * loop; files are written on a lane of their own, one thing after the other.
 */
final class Recording {

  /** So much may wait for the disk before the sender must. */
  private static final long MOST_WAITING = 1024 * 1024;

  private final Loop loop;
  private final Executor lane;
  private final long most;
  private final long mostInMemory;
  private final LongFunction<@Nullable BodyWriter> writers;
  private final long expected;
  private List<byte[]> pieces = new ArrayList<>();
  private long length;
  private long waiting;
  private boolean inFile;
  private boolean abandoned;
  private @Nullable Runnable relaxed;

  /** Used on the lane only. */
  private @Nullable BodyWriter writer;

  private boolean broken;

  /**
   * A body that was taken down.
   *
   * @param bytes null when it is in a file
   * @param writer null when it is in memory
   */
  record Recorded(StoredBody.@Nullable Bytes bytes, @Nullable BodyWriter writer) {}

  /** How long bodies may be, and where they go. */
  record Limits(long most, long inMemory) {}

  Recording(
      Loop loop,
      Executor lane,
      Limits limits,
      LongFunction<@Nullable BodyWriter> writers,
      long expected) {
    this.loop = loop;
    this.lane = lane;
    this.most = limits.most();
    this.mostInMemory = limits.inMemory();
    this.writers = writers;
    this.expected = expected;
  }

  /** Copies the bytes. */
  void add(ByteBuffer bytes) {
    if (abandoned) {
      return;
    }
    length += bytes.remaining();
    if (length > most) {
      abandon();
      return;
    }
    byte[] piece = new byte[bytes.remaining()];
    bytes.get(piece);
    if (inFile) {
      write(piece);
    } else {
      pieces.add(piece);
      if (length > mostInMemory) {
        inFile = true;
        lane.execute(this::open);
        pieces.forEach(this::write);
        pieces = new ArrayList<>();
      }
    }
  }

  private void open() {
    writer = writers.apply(Math.max(expected, 0));
    broken = writer == null;
  }

  private void write(byte[] piece) {
    waiting += piece.length;
    lane.execute(
        () -> {
          BodyWriter to = writer;
          broken = broken || to == null || !to.write(ByteBuffer.wrap(piece));
          loop.execute(() -> written(piece.length));
        });
  }

  private void written(int bytes) {
    waiting -= bytes;
    Runnable next = relaxed;
    if (next != null && waiting < MOST_WAITING) {
      relaxed = null;
      next.run();
    }
  }

  /** Runs it as soon as not too much waits to be written. */
  void whenRelaxed(Runnable next) {
    if (waiting < MOST_WAITING) {
      next.run();
    } else {
      relaxed = next;
    }
  }

  /** What was taken down; null when that failed. */
  CompletableFuture<@Nullable Recorded> finish() {
    CompletableFuture<@Nullable Recorded> result = new CompletableFuture<>();
    if (abandoned) {
      result.complete(null);
    } else if (!inFile) {
      result.complete(new Recorded(new StoredBody.Bytes(joined()), null));
    } else {
      lane.execute(
          () -> {
            BodyWriter to = writer;
            Recorded recorded = broken || to == null ? null : new Recorded(null, to);
            loop.execute(() -> result.complete(recorded));
          });
    }
    return result;
  }

  private ByteBuffer joined() {
    if (pieces.size() == 1) {
      return ByteBuffer.wrap(pieces.get(0));
    }
    ByteBuffer all = ByteBuffer.allocate((int) length);
    pieces.forEach(all::put);
    return all.flip();
  }

  /** Removes what was taken down, unless it is kept by then. */
  void abandon() {
    abandoned = true;
    pieces = new ArrayList<>();
    if (inFile) {
      lane.execute(
          () -> {
            BodyWriter to = writer;
            broken = true;
            if (to != null) {
              to.close();
            }
          });
    }
  }
}
