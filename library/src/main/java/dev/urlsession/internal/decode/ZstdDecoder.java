// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** zstd (RFC 8878, RFC 9659), through zstd-jni; only loaded when that library is there. */
final class ZstdDecoder implements Decoder {

  private static final int INPUT_BYTES = 32 * 1024;

  private final Pending pending = new Pending();
  private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();

  /** Always ready to be read. */
  private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES).limit(0);

  private final ByteBuffer output = ByteBuffer.allocateDirect(PIECE_BYTES);
  private boolean insideFrame;

  /** The last piece was full, so zstd may hold more without new input. */
  private boolean moreInside;

  @Override
  public void feed(ByteBuffer encoded) {
    pending.add(encoded);
  }

  @Override
  public @Nullable ByteBuffer next() throws BadCodingException {
    while (true) {
      refill();
      if (!input.hasRemaining() && !moreInside) {
        return null;
      }
      if (!insideFrame) {
        if (!ZstdFrame.isAcceptable(input)) {
          return null;
        }
        insideFrame = true;
      }
      ByteBuffer piece = step();
      if (piece != null) {
        return piece;
      }
    }
  }

  private void refill() {
    if (!pending.isEmpty() && input.remaining() < INPUT_BYTES / 2) {
      input.compact();
      pending.moveTo(input);
      input.flip();
    }
  }

  private @Nullable ByteBuffer step() throws BadCodingException {
    output.clear();
    boolean frameEnded;
    try {
      frameEnded = zstd.decompressDirectByteBufferStream(output, input);
    } catch (ZstdException e) {
      String detail = e.getMessage();
      throw new BadCodingException("zstd", detail == null ? "damaged data" : detail, e);
    }
    insideFrame = !frameEnded;
    moreInside = !frameEnded && !output.hasRemaining();
    output.flip();
    if (!output.hasRemaining()) {
      return null;
    }
    byte[] copy = new byte[output.remaining()];
    output.get(copy);
    return ByteBuffer.wrap(copy);
  }

  @Override
  public void finish() throws BadCodingException {
    if (insideFrame || input.hasRemaining()) {
      throw new BadCodingException("zstd", "it is cut off");
    }
  }

  @Override
  public void close() {
    zstd.close();
  }
}
