// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** br (RFC 7932), through brotli4j; only loaded when that library is there. */
final class BrotliDecoder implements Decoder {

  private static final int INPUT_BYTES = 16 * 1024;

  private final Pending pending = new Pending();
  private final DecoderJNI.Wrapper brotli;

  /** Decoded bytes in native memory; valid until brotli is called again. */
  private ByteBuffer output = ByteBuffer.allocate(0);

  private boolean started;

  BrotliDecoder() throws UnknownCodingException {
    try {
      brotli = new DecoderJNI.Wrapper(INPUT_BYTES);
    } catch (IOException e) {
      UnknownCodingException failure =
          new UnknownCodingException("The decoder for br could not be started.");
      failure.initCause(e);
      throw failure;
    }
  }

  @Override
  public void feed(ByteBuffer encoded) {
    pending.add(encoded);
  }

  @Override
  public @Nullable ByteBuffer next() throws BadCodingException {
    while (true) {
      if (output.hasRemaining()) {
        return piece();
      }
      switch (brotli.getStatus()) {
        case NEEDS_MORE_OUTPUT -> output = brotli.pull();
        case OK -> brotli.push(0);
        case NEEDS_MORE_INPUT -> {
          if (brotli.hasOutput()) {
            output = brotli.pull();
          } else if (pending.isEmpty()) {
            return null;
          } else {
            push();
          }
        }
        case DONE -> {
          if (!pending.isEmpty()) {
            throw new BadCodingException("br", "other bytes follow the compressed data");
          }
          return null;
        }
        case ERROR -> throw new BadCodingException("br", "damaged data, or other bytes behind it");
      }
    }
  }

  private void push() {
    ByteBuffer input = brotli.getInputBuffer();
    input.clear();
    pending.moveTo(input);
    started = true;
    brotli.push(input.position());
  }

  /** Brotli hands out up to a whole window at once; it goes on in pieces. */
  private ByteBuffer piece() {
    byte[] copy = new byte[Math.min(output.remaining(), PIECE_BYTES)];
    output.get(copy);
    return ByteBuffer.wrap(copy);
  }

  @Override
  public void finish() throws BadCodingException {
    if (started && brotli.getStatus() != DecoderJNI.Status.DONE) {
      throw new BadCodingException("br", "it is cut off");
    }
  }

  @Override
  public void close() {
    output = ByteBuffer.allocate(0);
    brotli.destroy();
  }
}
