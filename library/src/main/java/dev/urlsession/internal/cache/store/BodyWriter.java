// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of a response to a file as it comes. Room is made before bytes are written, so
 * that there are never more on disk than the capacity. Blocks; used by one thread at a time.
 */
public final class BodyWriter implements AutoCloseable {

  /** How much room is made at a time for a body of unknown length. */
  private static final long STEP = 1024 * 1024;

  private final DiskStore store;
  private final DiskTier tier;
  private final String name;
  private final Path file;
  private final FileChannel channel;
  private final CRC32C checksum = new CRC32C();
  private long reserved;
  private long written;
  private boolean settled;

  private BodyWriter(DiskStore store, DiskTier tier, String name, FileChannel channel) {
    this.store = store;
    this.tier = tier;
    this.name = name;
    this.file = store.bodies().resolve(name);
    this.channel = channel;
  }

  static @Nullable BodyWriter open(DiskStore store, DiskTier tier, long expected) {
    Owner owner = store.owner();
    if (owner == null) {
      return null;
    }
    String name = UUID.randomUUID().toString();
    long first = Weights.ofFile(Math.max(expected, 1));
    boolean room =
        store.write(
            index -> {
              if (!tier.makeRoom(index, first)) {
                return false;
              }
              index.loose().reserve(name, owner.name(), first);
              return true;
            },
            false);
    if (!room) {
      return null;
    }
    try {
      Path file = OwnerOnly.file(store.bodies().resolve(name));
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      BodyWriter writer = new BodyWriter(store, tier, name, channel);
      writer.reserved = first;
      return writer;
    } catch (IOException failed) {
      doom(store, name);
      return null;
    }
  }

  /** Writes all of it; false when there is no room, or the disk fails. */
  public boolean write(ByteBuffer bytes) {
    if (!makeRoom(written + bytes.remaining())) {
      return false;
    }
    checksum.update(bytes.duplicate());
    try {
      while (bytes.hasRemaining()) {
        written += channel.write(bytes);
      }
      return true;
    } catch (IOException full) {
      return false;
    }
  }

  private boolean makeRoom(long length) {
    // Some in advance, so as not to ask for each piece; where that is too much, what is needed.
    return Weights.ofFile(length) <= reserved
        || reserve(Weights.ofFile(length + STEP))
        || reserve(Weights.ofFile(length));
  }

  private boolean reserve(long size) {
    boolean made =
        store.write(
            index -> tier.makeRoom(index, size - reserved) && index.loose().resize(name, size),
            false);
    reserved = made ? size : reserved;
    return made;
  }

  /** What was written, to look at; the system reads it when it is looked at. */
  public StoredBody.Bytes look() throws IOException {
    return new StoredBody.Bytes(OpenBody.of(body()).map());
  }

  /** The body that was written, not an entry yet. */
  public StoredBody.File body() {
    return new StoredBody.File(file, written, (int) checksum.getValue());
  }

  /** Makes it the body of an entry; null when that cannot be. */
  public @Nullable StoredResponse commit(CacheKey key, StoredResponse response) {
    StoredBody.File body = body();
    StoredResponse entry = response.toBuilder().body(body).build();
    byte[] head = HeadCodec.encode(entry);
    if (head == null || !closed()) {
      return null;
    }
    long size = Weights.ofRow(key, head.length, 0) + Weights.ofFile(written);
    DiskIndex.Entry row =
        new DiskIndex.Entry(key, entry, head, null, name, body.checksum(), size, tier.now());
    settled =
        store.write(
            index -> {
              // Who was taken for dead has lost its file; its room is the entry's now.
              boolean kept = index.loose().settle(name) && tier.put(index, row);
              if (!kept) {
                index.loose().doom(name);
              }
              return kept;
            },
            false);
    return settled ? entry : null;
  }

  private boolean closed() {
    try {
      channel.close();
      return true;
    } catch (IOException failed) {
      return false;
    }
  }

  /** Removes the file, unless it is an entry's. */
  @Override
  public void close() {
    if (!settled) {
      settled = true;
      closed();
      doom(store, name);
    }
  }

  private static void doom(DiskStore store, String name) {
    store.write(
        index -> {
          index.loose().doom(name);
          return true;
        },
        false);
  }
}
