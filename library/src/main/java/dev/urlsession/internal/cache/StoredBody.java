// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Where the body of a stored response is. */
public sealed interface StoredBody {

  /** Its length in bytes. */
  long length();

  /** In memory. */
  record Bytes(ByteBuffer buffer) implements StoredBody {

    @Override
    public long length() {
      return buffer.remaining();
    }
  }

  /** In a file, which may be gone or damaged by the time it is opened. */
  record File(Path path, long length, int checksum) implements StoredBody {}
}
