// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** gzip (RFC 1952): any number of members, checksums verified, zero padding behind tolerated. */
final class GzipDecoder implements Decoder {

  private static final int TRAILER_BYTES = 8;

  private enum State {
    START,
    HEADER,
    BODY,
    TRAILER,
    BETWEEN,
    PADDING
  }

  private final Pending pending = new Pending();
  private final Inflation inflation = new Inflation("gzip", true);
  private final CRC32 crc = new CRC32();
  private GzipHeader header = new GzipHeader();
  private State state = State.START;

  @Override
  public void feed(ByteBuffer encoded) {
    pending.add(encoded);
  }

  @Override
  public @Nullable ByteBuffer next() throws BadCodingException {
    while (true) {
      if (state == State.BODY) {
        ByteBuffer piece = body();
        if (piece != null || state == State.BODY) {
          return piece;
        }
      } else if (!advance()) {
        return null;
      }
    }
  }

  private @Nullable ByteBuffer body() throws BadCodingException {
    ByteBuffer piece = inflation.next(pending);
    if (piece != null) {
      crc.update(piece.duplicate());
    }
    if (inflation.finished()) {
      state = State.TRAILER;
    }
    return piece;
  }

  /** One step outside the compressed data; false when it needs more input. */
  private boolean advance() throws BadCodingException {
    if (pending.isEmpty()) {
      return false;
    }
    switch (state) {
      case START -> state = State.HEADER;
      case HEADER -> {
        if (!header.read(pending)) {
          return false;
        }
        state = State.BODY;
      }
      case TRAILER -> {
        if (pending.size() < TRAILER_BYTES) {
          return false;
        }
        trailer();
      }
      case BETWEEN -> between();
      case PADDING -> {
        if (pending.take() != 0) {
          throw garbage();
        }
      }
      case BODY -> throw new IllegalStateException("The body is read elsewhere.");
    }
    return true;
  }

  private void trailer() throws BadCodingException {
    if (number() != crc.getValue()) {
      throw new BadCodingException("gzip", "its checksum does not fit");
    }
    if (number() != (inflation.size() & 0xffff_ffffL)) {
      throw new BadCodingException("gzip", "its length does not fit");
    }
    state = State.BETWEEN;
  }

  private long number() {
    long low = pending.take() | pending.take() << 8;
    long high = pending.take() | pending.take() << 8;
    return low | high << 16;
  }

  private void between() throws BadCodingException {
    switch (pending.peek(0)) {
      case 0 -> state = State.PADDING;
      case 0x1f -> {
        header = new GzipHeader();
        crc.reset();
        inflation.restart();
        state = State.HEADER;
      }
      default -> throw garbage();
    }
  }

  private static BadCodingException garbage() {
    return new BadCodingException("gzip", "other bytes follow the compressed data");
  }

  @Override
  public void finish() throws BadCodingException {
    if (state == State.HEADER || state == State.BODY || state == State.TRAILER) {
      throw new BadCodingException("gzip", "it is cut off");
    }
  }

  @Override
  public void close() {
    inflation.close();
  }
}
