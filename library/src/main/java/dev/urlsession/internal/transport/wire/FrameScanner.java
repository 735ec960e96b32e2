// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.buffer.ByteBuf;

/**
 * Finds the frames in one direction of an HTTP/2 connection (RFC 9113, 4.1) and tells how many
 * bytes each has, without touching them. Confined to the loop.
 */
final class FrameScanner {

  private static final int FRAME_HEADER = 9;
  private static final int TYPE_DATA = 0;
  private static final int TYPE_HEADERS = 1;
  private static final int TYPE_CONTINUATION = 9;

  /** Hears of the frames of streams. */
  interface Frames {

    /** So many bytes of a header block, frame header included, belong to the stream. */
    void header(int stream, int bytes);

    /** So many bytes of a body, frame header included, belong to the stream. */
    void data(int stream, int bytes);
  }

  private final Frames frames;
  private final byte[] header = new byte[FRAME_HEADER];
  private int headerFilled;
  private long toSkip;

  /** The first bytes are no frame: the preface a client sends. */
  FrameScanner(Frames frames, int prefaceLength) {
    this.frames = frames;
    this.toSkip = prefaceLength;
  }

  void scan(ByteBuf bytes) {
    int index = bytes.readerIndex();
    int end = bytes.writerIndex();
    while (index < end) {
      if (toSkip > 0) {
        int skipped = (int) Math.min(toSkip, end - index);
        index += skipped;
        toSkip -= skipped;
        continue;
      }
      header[headerFilled++] = bytes.getByte(index++);
      if (headerFilled == FRAME_HEADER) {
        headerFilled = 0;
        frame();
      }
    }
  }

  private int number(int index) {
    return header[index] & 0xff;
  }

  private void frame() {
    int length = (number(0) << 16) | (number(1) << 8) | number(2);
    int stream = ((number(5) & 0x7f) << 24) | (number(6) << 16) | (number(7) << 8) | number(8);
    toSkip = length;
    if (header[3] == TYPE_DATA) {
      frames.data(stream, FRAME_HEADER + length);
    } else if (header[3] == TYPE_HEADERS || header[3] == TYPE_CONTINUATION) {
      frames.header(stream, FRAME_HEADER + length);
    }
  }
}
