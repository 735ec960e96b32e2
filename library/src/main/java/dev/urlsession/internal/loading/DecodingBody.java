// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.decode.BadCodingException;
import dev.urlsession.internal.decode.Decoder;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.Chunk;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A body with its content coding taken off, no further than it is demanded. */
final class DecodingBody implements BodySource, BodyReceiver {

  private final BodySource encoded;
  private final Decoder decoder;
  private final long limit;
  private final boolean toFile;
  private @Nullable BodyReceiver receiver;
  private long decoded;
  private boolean sourceEnded;
  private boolean wanted;
  private boolean giving;

  DecodingBody(BodySource encoded, Decoder decoder, long limit, boolean toFile) {
    this.encoded = encoded;
    this.decoder = decoder;
    this.limit = limit;
    this.toFile = toFile;
  }

  @Override
  public void start(BodyReceiver to) {
    receiver = to;
    encoded.start(this);
  }

  @Override
  public void demand() {
    wanted = true;
    give();
  }

  @Override
  public void cancel() {
    if (receiver != null) {
      receiver = null;
      decoder.close();
      encoded.cancel();
    }
  }

  @Override
  public void received(Chunk chunk) {
    try {
      if (receiver != null) {
        decoder.feed(chunk.buffer());
      }
    } finally {
      chunk.release();
    }
    give();
  }

  @Override
  public void ended() {
    sourceEnded = true;
    give();
  }

  @Override
  public void failed(URLError error) {
    fail(error);
  }

  /** Gives what is wanted, as long as it is wanted; never from within itself. */
  private void give() {
    if (giving) {
      return;
    }
    giving = true;
    try {
      while (wanted && receiver != null && step(receiver)) {
        // The receiver demanded more while it was given some.
      }
    } finally {
      giving = false;
    }
  }

  private boolean step(BodyReceiver to) {
    try {
      ByteBuffer next = decoder.next();
      if (next == null) {
        return more(to);
      }
      decoded += next.remaining();
      if (decoded > limit) {
        encoded.cancel();
        fail(tooLarge());
        return false;
      }
      wanted = false;
      to.received(Chunk.of(next));
      return true;
    } catch (BadCodingException bad) {
      encoded.cancel();
      fail(URLError.of(code(), "The body's content coding is broken.", bad));
      return false;
    }
  }

  private boolean more(BodyReceiver to) throws BadCodingException {
    if (!sourceEnded) {
      giving = false;
      encoded.demand();
      return false;
    }
    decoder.finish();
    receiver = null;
    decoder.close();
    to.ended();
    return false;
  }

  private void fail(URLError error) {
    BodyReceiver to = receiver;
    receiver = null;
    decoder.close();
    if (to != null) {
      to.failed(error);
    }
  }

  /** Apple has codes of its own for files, one for a coding that breaks off (B-125). */
  private Code code() {
    if (!toFile) {
      return Code.CANNOT_DECODE_RAW_DATA;
    }
    return sourceEnded
        ? Code.DOWNLOAD_DECODING_FAILED_TO_COMPLETE
        : Code.DOWNLOAD_DECODING_FAILED_MID_STREAM;
  }

  private URLError tooLarge() {
    return URLError.of(
        Code.DATA_LENGTH_EXCEEDS_MAXIMUM,
        "The body decodes to more than "
            + limit
            + " bytes; raise maximumDecodedBytes to allow it.");
  }
}
