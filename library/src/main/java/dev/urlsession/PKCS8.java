// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Puts older forms of private keys into the one that Java reads (RFC 5958). */
final class PKCS8 {

  private static final int INTEGER = 0x02;
  private static final int OCTETS = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int PARAMETERS = 0xA0;

  private static final byte[] VERSION = {INTEGER, 1, 0};

  /** The object identifier of rsaEncryption, and no parameters. */
  private static final byte[] RSA = {
    6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 1, 1, 5, 0
  };

  /** The object identifier of ecPublicKey; the curve follows. */
  private static final byte[] EC = {6, 7, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

  private PKCS8() {}

  /** An RSA key in PKCS#1. */
  static byte[] ofRSA(byte[] key) {
    return wrapped(RSA, key);
  }

  /** A key of a named curve as OpenSSL writes it (RFC 5915). */
  static byte[] ofEC(byte[] key) throws IOException {
    try {
      ByteBuffer fields = next(ByteBuffer.wrap(key), SEQUENCE);
      next(fields, INTEGER);
      next(fields, OCTETS);
      ByteBuffer curve = next(fields, PARAMETERS);
      return wrapped(concat(EC, bytes(curve)), key);
    } catch (BufferUnderflowException | IllegalArgumentException damaged) {
      throw new IOException("The EC PRIVATE KEY is damaged, or does not name its curve", damaged);
    }
  }

  private static ByteBuffer next(ByteBuffer in, int tag) {
    if ((in.get() & 0xFF) != tag) {
      throw new IllegalArgumentException("Another field was expected");
    }
    int length = in.get() & 0xFF;
    if (length == 0x81) {
      length = in.get() & 0xFF;
    } else if (length > 0x81) {
      length = in.getShort() & 0xFFFF;
    }
    if (length > in.remaining()) {
      throw new IllegalArgumentException("A field is cut off");
    }
    ByteBuffer value = in.slice(in.position(), length);
    in.position(in.position() + length);
    return value;
  }

  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    return value(SEQUENCE, concat(VERSION, value(SEQUENCE, algorithm), value(OCTETS, key)));
  }

  private static byte[] value(int tag, byte[] bytes) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    to.write(tag);
    if (bytes.length < 0x80) {
      to.write(bytes.length);
    } else if (bytes.length < 0x100) {
      to.write(0x81);
      to.write(bytes.length);
    } else {
      to.write(0x82);
      to.write(bytes.length >>> 8);
      to.write(bytes.length);
    }
    to.writeBytes(bytes);
    return to.toByteArray();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
