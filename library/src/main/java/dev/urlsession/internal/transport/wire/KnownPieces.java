// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.io.OutgoingBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads bytes and files whose lengths are known, and notices files that changed meanwhile. */
final class KnownPieces implements PieceReader {

  /** No longer where it is copied, so that it stays in the processor's cache until it is sent. */
  private static final int LONGEST_COPY = 512 * 1024;

  private final Deque<OutgoingBody.Piece> left;
  private final boolean takesFiles;
  private long position;

  KnownPieces(List<OutgoingBody.Piece> pieces, boolean takesFiles) {
    this.left = new ArrayDeque<>(pieces);
    this.takesFiles = takesFiles;
  }

  @Override
  public boolean blocks() {
    return left.peek() instanceof OutgoingBody.File;
  }

  @Override
  public boolean isStream() {
    return false;
  }

  @Override
  public Reading next(int length) {
    ByteBuf room = room(length);
    return () -> read(length, room);
  }

  /** None at the end of a file, where nothing is read. */
  private ByteBuf room(int length) {
    return left.peek() instanceof OutgoingBody.File file && !takesFiles && position < file.length()
        ? PooledByteBufAllocator.DEFAULT.directBuffer(
            (int) Math.min(Math.min(length, LONGEST_COPY), file.length() - position))
        : Unpooled.EMPTY_BUFFER;
  }

  private @Nullable Piece read(int length, ByteBuf room) throws URLError {
    while (true) {
      OutgoingBody.Piece piece = left.peek();
      if (piece == null) {
        return null;
      }
      if (position < piece.length()) {
        return piece instanceof OutgoingBody.File file
            ? takesFiles ? region(file, length) : read(file, room)
            : read((OutgoingBody.Bytes) piece, length);
      }
      if (piece instanceof OutgoingBody.File file && !file.unchanged().holds()) {
        throw changed();
      }
      left.poll();
      position = 0;
      if (blocks()) {
        // The next piece may block, which this call must not: the caller asks again.
        return Piece.of(Unpooled.EMPTY_BUFFER);
      }
    }
  }

  private Piece read(OutgoingBody.Bytes piece, int length) {
    ByteBuffer bytes = piece.buffer();
    int count = (int) Math.min(Math.min(length, LONGEST_COPY), bytes.remaining() - position);
    ByteBuffer part = bytes.slice(bytes.position() + (int) position, count);
    position += count;
    return Piece.of(Unpooled.wrappedBuffer(part));
  }

  private Piece region(OutgoingBody.File file, int length) throws URLError {
    int count = (int) Math.min(length, file.length() - position);
    try {
      if (file.channel().size() < position + count) {
        throw changed();
      }
    } catch (IOException thrown) {
      throw thrown instanceof URLError error ? error : unreadable(thrown);
    }
    Piece region = Piece.of(new SharedFileRegion(file.channel(), position, count));
    position += count;
    return region;
  }

  private Piece read(OutgoingBody.File file, ByteBuf room) throws URLError {
    try {
      while (room.isWritable()) {
        int read = room.writeBytes(file.channel(), position, room.writableBytes());
        if (read < 0) {
          throw changed();
        }
        position += read;
      }
      return Piece.of(room.retain());
    } catch (IOException thrown) {
      throw thrown instanceof URLError error ? error : unreadable(thrown);
    } finally {
      room.release();
    }
  }

  static URLError changed() {
    return URLError.of(
        Code.REQUEST_BODY_STREAM_EXHAUSTED,
        "The file changed while it was uploaded; leave it alone until the task has ended.");
  }

  private static URLError unreadable(IOException thrown) {
    return URLError.of(
        Code.NO_PERMISSIONS_TO_READ_FILE, "The file could not be read to its end.", thrown);
  }
}
