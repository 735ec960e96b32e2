// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.URLError;
import dev.urlsession.internal.io.OutgoingBody;
import io.netty.buffer.ByteBuf;
import io.netty.channel.FileRegion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a body piece by piece, one at a time. */
interface PieceReader {

  /**
   * Gets ready to read the next piece, not much longer than that. To be called on the loop: it
   * keeps its buffers for their next use, as threads that read files do not.
   */
  Reading next(int length);

  /** One piece about to be read, once. */
  interface Reading {

    /** The piece; null at the end. */
    @Nullable Piece read() throws URLError;
  }

  /** Whether the next piece may block who reads it. */
  boolean blocks();

  /** Whether it may block for as long as a user's stream likes. */
  boolean isStream();

  /** Bytes, or a region of a file; one of them. */
  record Piece(@Nullable ByteBuf bytes, @Nullable FileRegion file, long length) {

    static Piece of(ByteBuf bytes) {
      return new Piece(bytes, null, bytes.readableBytes());
    }

    static Piece of(FileRegion region) {
      return new Piece(null, region, region.count());
    }

    FileRegion region() {
      return Objects.requireNonNull(file);
    }

    void release() {
      if (bytes != null) {
        bytes.release();
      }
      if (file != null) {
        file.release();
      }
    }
  }

  static PieceReader of(OutgoingBody body, boolean takesFiles) {
    if (body instanceof OutgoingBody.Stream stream) {
      return new StreamPieces(stream);
    }
    return new KnownPieces(((OutgoingBody.Pieces) body).pieces(), takesFiles);
  }
}
