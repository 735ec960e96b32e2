// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.internal.cache.StoredBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * The file of a stored body, open and found undamaged. It can be read to its end even when the
 * entry is removed meanwhile.
 *
 * @param channel at its start; whoever has it closes it
 * @param length in bytes
 */
public record OpenBody(FileChannel channel, long length) {

  /** Opens the file and reads all of it, so that never a byte of a damaged one is handed on. */
  static OpenBody of(StoredBody.File file) throws IOException {
    FileChannel channel = FileChannel.open(file.path());
    try {
      if (channel.size() != file.length() || Checksum.of(channel) != file.checksum()) {
        throw new IOException("The file is damaged.");
      }
      return new OpenBody(channel, file.length());
    } catch (IOException damaged) {
      channel.close();
      throw damaged;
    }
  }

  /** All of it in memory; closes the file. */
  ByteBuffer readAll() throws IOException {
    try (channel) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // On to the rest.
      }
      return bytes.flip();
    }
  }

  /** All of it as memory that the system reads when it is looked at; closes the file. */
  MappedByteBuffer map() throws IOException {
    try (channel) {
      return channel.map(MapMode.READ_ONLY, 0, length);
    }
  }
}
