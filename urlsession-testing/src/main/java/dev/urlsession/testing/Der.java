// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** The few kinds of DER values a certificate is made of (ITU-T X.690). */
final class Der {

  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return value(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return value(0x31, parts);
  }

  static byte[] integer(BigInteger number) {
    return value(0x02, number.toByteArray());
  }

  static byte[] utf8(String text) {
    return value(0x0C, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] yes() {
    return value(0x01, new byte[] {(byte) 0xFF});
  }

  static byte[] nothing() {
    return value(0x05);
  }

  static byte[] octets(byte[] bytes) {
    return value(0x04, bytes);
  }

  static byte[] bits(byte[] bytes) {
    return value(0x03, new byte[] {0}, bytes);
  }

  /** A context-specific value that contains others. */
  static byte[] tagged(int number, byte[]... parts) {
    return value(0xA0 | number, parts);
  }

  /** A context-specific value in place of a plain one. */
  static byte[] implicit(int number, byte[] bytes) {
    return value(0x80 | number, bytes);
  }

  static byte[] oid(int... arcs) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(arcs[0] * 40 + arcs[1]);
    for (int arc : Arrays.copyOfRange(arcs, 2, arcs.length)) {
      for (int shift = 28; shift > 0; shift -= 7) {
        if (arc >>> shift != 0) {
          bytes.write((arc >>> shift & 0x7F) | 0x80);
        }
      }
      bytes.write(arc & 0x7F);
    }
    return value(0x06, bytes.toByteArray());
  }

  /** Two digits for the year up to 2049, four after it, as RFC 5280 wants. */
  static byte[] time(Instant instant) {
    boolean late = instant.atZone(ZoneOffset.UTC).getYear() > 2049;
    String text = (late ? GENERALIZED_TIME : UTC_TIME).format(instant);
    return value(late ? 0x18 : 0x17, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] value(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(tag);
    if (length > 0xFF) {
      bytes.write(0x82);
      bytes.write(length >>> 8);
    } else if (length > 0x7F) {
      bytes.write(0x81);
    }
    bytes.write(length);
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
