// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.channel.DefaultFileRegion;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** Part of a file that stays open for the parts that follow. */
final class SharedFileRegion extends DefaultFileRegion {

  private final FileChannel channel;

  SharedFileRegion(FileChannel channel, long position, long count) {
    super(channel, position, count);
    this.channel = channel;
  }

  /** Whether the file became too short for it meanwhile. */
  boolean isCut() {
    try {
      return channel.size() < position() + count();
    } catch (IOException closed) {
      return false;
    }
  }

  @Override
  protected void deallocate() {
    // Who opened the file closes it, after the last part.
  }
}
