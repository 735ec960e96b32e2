// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.channel.DefaultFileRegion;
import java.nio.channels.FileChannel;

/** Part of a file that stays open for the parts that follow. */
final class SharedFileRegion extends DefaultFileRegion {

  SharedFileRegion(FileChannel channel, long position, long count) {
    super(channel, position, count);
  }

  @Override
  protected void deallocate() {
    // Who opened the file closes it, after the last part.
  }
}
