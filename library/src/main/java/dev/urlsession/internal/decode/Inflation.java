// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The deflate algorithm, shared by gzip and deflate: the JDK's inflater behind pieces. */
final class Inflation implements AutoCloseable {

  private final String coding;
  private final Inflater inflater;
  private byte[] piece = new byte[0];

  /** {@code raw} for deflate data without the zlib wrapper. */
  Inflation(String coding, boolean raw) {
    this.coding = coding;
    this.inflater = new Inflater(raw);
  }

  /** The next piece; {@code null} when the input is used up or the stream is at its end. */
  @Nullable ByteBuffer next(Pending pending) throws BadCodingException {
    if (piece.length == 0) {
      piece = new byte[Decoder.PIECE_BYTES];
    }
    int filled = 0;
    while (filled < piece.length && !inflater.finished()) {
      int count = step(pending, filled);
      filled += count;
      if (count == 0 && pending.isEmpty()) {
        break;
      }
    }
    return filled == 0 ? null : handOut(filled);
  }

  private int step(Pending pending, int filled) throws BadCodingException {
    int before = pending.size();
    inflater.setInput(pending.array(), pending.offset(), before);
    int count;
    try {
      count = inflater.inflate(piece, filled, piece.length - filled);
    } catch (DataFormatException e) {
      String detail = e.getMessage();
      throw new BadCodingException(coding, detail == null ? "damaged data" : detail, e);
    }
    if (inflater.needsDictionary()) {
      throw new BadCodingException(coding, "it wants a preset dictionary");
    }
    int used = before - inflater.getRemaining();
    pending.skip(used);
    if (count == 0 && used == 0 && before > 0 && !inflater.finished()) {
      throw new BadCodingException(coding, "damaged data");
    }
    return count;
  }

  /** A full array goes to the caller, a part is copied, so that small pieces stay small. */
  private ByteBuffer handOut(int filled) {
    if (filled < piece.length) {
      return ByteBuffer.wrap(Arrays.copyOf(piece, filled));
    }
    ByteBuffer full = ByteBuffer.wrap(piece);
    piece = new byte[0];
    return full;
  }

  boolean finished() {
    return inflater.finished();
  }

  /** Decoded bytes of this stream. */
  long size() {
    return inflater.getBytesWritten();
  }

  /** Ready for another stream. */
  void restart() {
    inflater.reset();
  }

  @Override
  public void close() {
    inflater.end();
    piece = new byte[0];
  }
}
