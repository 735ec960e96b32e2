// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.FileRegion;
import java.util.function.LongConsumer;

/** Where the body of a request is written, whatever the version of HTTP. Used on the loop. */
interface BodySink {

  /** Writes and flushes; takes over the bytes. */
  ChannelFuture write(ByteBuf bytes);

  /** Whether files can be written: only where nothing must touch the bytes. */
  boolean takesFiles();

  /** Writes part of a file without a copy, and tells how many of its bytes are through so far. */
  ChannelFuture write(FileRegion region, LongConsumer progress);

  /** Marks the end of the body. */
  ChannelFuture end();

  /** The whole body has been written. */
  void finished();

  /** The body could not be read to its end. */
  void broken(Throwable cause);
}
