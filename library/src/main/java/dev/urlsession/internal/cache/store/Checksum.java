// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** CRC-32C: finds what a crash or a disk does to bytes; it is no defence against an attacker. */
final class Checksum {

  private static final int PIECE = 256 * 1024;

  private Checksum() {}

  static int of(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }

  static int of(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }

  /** Of a whole file; its position stays. */
  static int of(FileChannel file) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    long at = 0;
    for (int read = file.read(piece, at); read >= 0; read = file.read(piece, at)) {
      at += read;
      crc.update(piece.flip());
      piece.clear();
    }
    return (int) crc.getValue();
  }
}
