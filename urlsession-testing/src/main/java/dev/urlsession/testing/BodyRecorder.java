// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes in a request's body: keeps its first bytes and digests all of them. */
final class BodyRecorder {

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
  private final MessageDigest digest = sha256();
  private final int limit;
  private long length;

  BodyRecorder(int limit) {
    this.limit = limit;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256; this one does not", e);
    }
  }

  void add(ByteBuf data) {
    int size = data.readableBytes();
    length += size;
    for (ByteBuffer part : data.nioBuffers()) {
      digest.update(part);
    }
    int room = Math.min(size, limit - kept.size());
    if (room > 0) {
      byte[] bytes = new byte[room];
      data.getBytes(data.readerIndex(), bytes);
      kept.write(bytes, 0, room);
    }
  }

  long length() {
    return length;
  }

  /** Ends the recording: the digest can be taken only once. */
  ReceivedBody finish(boolean complete) {
    String hex = HexFormat.of().formatHex(digest.digest());
    return new ReceivedBody(kept.toByteArray(), length, hex, complete);
  }
}
