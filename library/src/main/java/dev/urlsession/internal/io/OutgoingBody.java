// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.io;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/** A body that is open and ready to be sent, once. */
public sealed interface OutgoingBody {

  /** Its length in bytes; -1 when unknown. */
  long length();

  /** Closes what it holds; may block for files. */
  void close();

  /** Pieces whose lengths are known, sent one after the other. */
  record Pieces(List<Piece> pieces) implements OutgoingBody {

    @Override
    public long length() {
      return pieces.stream().mapToLong(Piece::length).sum();
    }

    @Override
    public void close() {
      pieces.forEach(Piece::close);
    }
  }

  /** A stream to be read to its end. */
  record Stream(InputStream stream, long length) implements OutgoingBody {

    @Override
    public void close() {
      try {
        stream.close();
      } catch (java.io.IOException ignored) {
        // It was only read; nothing can be lost.
      }
    }
  }

  /** A piece of a body. */
  sealed interface Piece {

    /** Its length in bytes. */
    long length();

    /** Closes what it holds. */
    default void close() {}
  }

  /** Bytes in memory. */
  record Bytes(ByteBuffer buffer) implements Piece {

    @Override
    public long length() {
      return buffer.remaining();
    }
  }

  /** A whole file, open for reading; {@code unchanged} tells whether it is still the same. */
  record File(FileChannel channel, long length, Unchanged unchanged) implements Piece {

    @Override
    public void close() {
      try {
        channel.close();
      } catch (java.io.IOException ignored) {
        // It was only read; nothing can be lost.
      }
    }
  }

  /** Tells whether a file is what it was when the upload began. May block. */
  @FunctionalInterface
  interface Unchanged {
    /** Whether size and time of change are the same. */
    boolean holds();
  }
}
