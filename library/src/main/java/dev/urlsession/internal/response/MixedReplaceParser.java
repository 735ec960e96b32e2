// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.response;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes a {@code multipart/x-mixed-replace} body apart (RFC 2046, 5.1.1), however it is cut into
 * pieces. Memory stays at what was fed and one delimiter. Not thread-safe.
 */
public final class MixedReplaceParser {

  private static final int LONGEST_HEAD = 64 * 1024;
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

  /** What comes next. */
  public sealed interface Event {}

  /** A part begins. */
  public record Part(HTTPHeaders headers) implements Event {}

  /** The next bytes of the part. */
  public record Data(ByteBuffer bytes) implements Event {}

  private enum State {
    PREAMBLE,
    DELIMITER,
    HEAD,
    BODY,
    EPILOGUE
  }

  private final byte[] delimiter;
  // As if a line ended before: the first delimiter may be the first thing there is.
  private byte[] held = LINE_END.clone();
  private State state = State.PREAMBLE;

  /** For bodies with this boundary. */
  public MixedReplaceParser(String boundary) {
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Takes all the bytes. */
  public void feed(ByteBuffer bytes) {
    byte[] joined = Arrays.copyOf(held, held.length + bytes.remaining());
    bytes.get(joined, held.length, bytes.remaining());
    held = joined;
  }

  /** What comes next; null when more bytes are needed, or nothing more comes. */
  public @Nullable Event next() throws URLError {
    while (true) {
      switch (state) {
        case PREAMBLE -> {
          int at = indexOf(delimiter);
          if (at < 0) {
            drop(Math.max(0, held.length - delimiter.length + 1));
            return null;
          }
          drop(at + delimiter.length);
          state = State.DELIMITER;
        }
        case DELIMITER -> {
          if (!delimiterEnds()) {
            return null;
          }
        }
        case HEAD -> {
          return head();
        }
        case BODY -> {
          Data data = body();
          if (data != null || state == State.BODY) {
            return data;
          }
        }
        case EPILOGUE -> {
          held = new byte[0];
          return null;
        }
      }
    }
  }

  /** The bytes of a last part that no delimiter ended; null when there are none. */
  public @Nullable Data finish() {
    if (state != State.BODY || held.length == 0) {
      return null;
    }
    Data rest = new Data(ByteBuffer.wrap(held));
    held = new byte[0];
    return rest;
  }

  private boolean delimiterEnds() throws URLError {
    if (held.length >= 2 && held[0] == '-' && held[1] == '-') {
      state = State.EPILOGUE;
      return true;
    }
    int end = indexOf(LINE_END);
    if (end < 0) {
      limit();
      return false;
    }
    // The line end stays: a head without fields is only the blank line.
    drop(end);
    state = State.HEAD;
    return true;
  }

  private @Nullable Part head() throws URLError {
    int end = indexOf(HEAD_END);
    if (end < 0) {
      limit();
      return null;
    }
    String text = new String(held, 0, end, StandardCharsets.ISO_8859_1);
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    for (String line : text.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.addParsed(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    drop(end + HEAD_END.length);
    state = State.BODY;
    return new Part(headers.build());
  }

  private @Nullable Data body() {
    int at = indexOf(delimiter);
    int length = at < 0 ? held.length - delimiter.length + 1 : at;
    Data data = length > 0 ? new Data(ByteBuffer.wrap(Arrays.copyOf(held, length))) : null;
    if (at >= 0) {
      drop(at + delimiter.length);
      state = State.DELIMITER;
    } else if (length > 0) {
      drop(length);
    }
    return data;
  }

  private void limit() throws URLError {
    if (held.length > LONGEST_HEAD) {
      throw URLError.of(
          Code.DATA_LENGTH_EXCEEDS_MAXIMUM, "The header of a part is longer than 64 KiB.");
    }
  }

  private void drop(int count) {
    held = Arrays.copyOfRange(held, count, held.length);
  }

  private int indexOf(byte[] wanted) {
    for (int at = 0; at <= held.length - wanted.length; at++) {
      if (Arrays.equals(held, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
