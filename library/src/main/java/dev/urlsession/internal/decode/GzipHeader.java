// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import java.util.zip.CRC32;

/** Reads one member header of RFC 1952, byte by byte; nothing of it is kept but its checksum. */
final class GzipHeader {

  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private enum Part {
    FIXED,
    EXTRA_LENGTH,
    EXTRA,
    NAME,
    COMMENT,
    CHECKSUM,
    DONE
  }

  private final CRC32 crc = new CRC32();
  private Part part = Part.FIXED;

  /** Bytes seen of the present part. */
  private int index;

  private int flags;

  /** A little-endian number in the making. */
  private int number;

  /** True when the header is complete; false when it needs more bytes. */
  boolean read(Pending pending) throws BadCodingException {
    while (part != Part.DONE && !pending.isEmpty()) {
      accept(pending.take());
    }
    return part == Part.DONE;
  }

  private void accept(int value) throws BadCodingException {
    if (part == Part.CHECKSUM) {
      checksum(value);
      return;
    }
    crc.update(value);
    switch (part) {
      case FIXED -> fixed(value);
      case EXTRA_LENGTH -> extraLength(value);
      case EXTRA -> {
        if (++index == number) {
          enter(Part.NAME);
        }
      }
      case NAME -> {
        if (value == 0) {
          enter(Part.COMMENT);
        }
      }
      case COMMENT -> {
        if (value == 0) {
          enter(Part.CHECKSUM);
        }
      }
      default -> throw new IllegalStateException("The header is complete.");
    }
  }

  private void fixed(int value) throws BadCodingException {
    boolean right =
        switch (index) {
          case 0 -> value == 0x1f;
          case 1 -> value == 0x8b;
          case 2 -> value == 8;
          case 3 -> (value & RESERVED) == 0;
          default -> true;
        };
    if (!right) {
      throw new BadCodingException("gzip", "its header is wrong at byte " + index);
    }
    if (index == 3) {
      flags = value;
    }
    if (++index == 10) {
      enter(Part.EXTRA_LENGTH);
    }
  }

  private void extraLength(int value) {
    number |= value << (8 * index);
    if (++index == 2) {
      int length = number;
      enter(length == 0 ? Part.NAME : Part.EXTRA);
      number = length;
    }
  }

  private void checksum(int value) throws BadCodingException {
    number |= value << (8 * index);
    if (++index == 2) {
      if (number != (crc.getValue() & 0xffff)) {
        throw new BadCodingException("gzip", "the checksum of its header is wrong");
      }
      part = Part.DONE;
    }
  }

  /** Goes to the part, or to the first one after it that the flags announce. */
  private void enter(Part wanted) {
    Part entered = wanted;
    if (entered == Part.EXTRA_LENGTH && (flags & EXTRA) == 0) {
      entered = Part.NAME;
    }
    if (entered == Part.NAME && (flags & NAME) == 0) {
      entered = Part.COMMENT;
    }
    if (entered == Part.COMMENT && (flags & COMMENT) == 0) {
      entered = Part.CHECKSUM;
    }
    if (entered == Part.CHECKSUM && (flags & HEADER_CRC) == 0) {
      entered = Part.DONE;
    }
    part = entered;
    index = 0;
    number = 0;
  }
}
