// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.Chunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, read off the loop. */
final class FileBody implements BodySource {

  private static final int PIECE = 256 * 1024;

  private final FileChannel channel;
  private final Executor files;
  private final Loop loop;
  private final LongConsumer arrived;
  private @Nullable BodyReceiver receiver;

  FileBody(FileChannel channel, Executor files, Loop loop, LongConsumer arrived) {
    this.channel = channel;
    this.files = files;
    this.loop = loop;
    this.arrived = arrived;
  }

  @Override
  public void start(BodyReceiver to) {
    receiver = to;
  }

  @Override
  public void demand() {
    files.execute(
        () -> {
          ByteBuffer bytes = ByteBuffer.allocate(PIECE);
          try {
            int count = channel.read(bytes);
            loop.execute(() -> give(count, bytes.flip()));
          } catch (IOException thrown) {
            loop.execute(() -> fail(thrown));
          }
        });
  }

  @Override
  public void cancel() {
    receiver = null;
    close();
  }

  private void give(int count, ByteBuffer bytes) {
    BodyReceiver to = receiver;
    if (to == null) {
      return;
    }
    if (count < 0) {
      receiver = null;
      close();
      to.ended();
    } else {
      arrived.accept(count);
      to.received(Chunk.of(bytes));
    }
  }

  private void fail(IOException thrown) {
    BodyReceiver to = receiver;
    receiver = null;
    close();
    if (to != null) {
      to.failed(
          URLError.of(
              Code.NO_PERMISSIONS_TO_READ_FILE, "The file could not be read to its end.", thrown));
    }
  }

  private void close() {
    files.execute(
        () -> {
          try {
            channel.close();
          } catch (IOException ignored) {
            // It was only read; nothing can be lost.
          }
        });
  }
}
