// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.internal.concurrent.TimeSource;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.TransactionRecorder;
import dev.urlsession.testing.LeakCheck;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class BodyWriterTest implements BodySink, Unobserved, TimeSource {

  private static final int LENGTH = 4 << 20;
  private static final long LONG = 200_000_000;

  @RegisterExtension final LeakCheck leaks = LeakCheck.create().buffers();

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Queue<ChannelPromise> underway = new ArrayDeque<>();
  private final List<Integer> lengths = new ArrayList<>();
  private long now;
  private long sent;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private Runnable onWrite = () -> {};

  @Test
  @DisplayName("pieces are short on a slow network, also when nobody hears of the metrics")
  void slow() {
    begin(new OutgoingBody.Bytes(ByteBuffer.allocate(LENGTH)), Runnable::run);
    for (ChannelPromise next = underway.poll(); next != null; next = underway.poll()) {
      now += LONG;
      next.setSuccess();
      channel.runPendingTasks();
    }

    assertThat(ended).isCompleted();
    assertThat(sent).isEqualTo(LENGTH);
    assertThat(lengths.get(0)).isGreaterThan(Pace.SHORTEST);
    assertThat(lengths.get(lengths.size() - 1)).isEqualTo(Pace.SHORTEST);
    channel.finish();
  }

  @Test
  @DisplayName("while a piece of a file is encrypted the next one is read")
  void ahead(@TempDir Path directory) throws Exception {
    Path path = Files.write(directory.resolve("file"), new byte[100]);
    ExecutorService loop = Executors.newSingleThreadExecutor();
    CompletableFuture<Void> atTheEnd = new CompletableFuture<>();
    onWrite =
        () -> {
          atTheEnd.orTimeout(60, SECONDS).join();
          loop.execute(() -> underway.remove().setSuccess());
        };
    OutgoingBody.Unchanged unchanged = () -> atTheEnd.complete(null);
    try (FileChannel file = FileChannel.open(path)) {
      loop.execute(() -> begin(new OutgoingBody.File(file, 100, unchanged), loop));
      ended.get(90, SECONDS);
    } finally {
      loop.shutdown();
    }
    assertThat(loop.awaitTermination(60, SECONDS)).isTrue();
    assertThat(lengths).containsExactly(100);
    channel.finish();
  }

  private void begin(OutgoingBody.Piece piece, Executor loop) {
    OutgoingBody body = new OutgoingBody.Pieces(List.of(piece));
    WireExchange exchange =
        new WireExchange(
            WireRequests.of("PUT", "/", HTTPHeaders.empty(), body),
            TransactionRecorder.NONE,
            this,
            this);
    new BodyWriter(exchange, body, this, loop).proceed();
  }

  @Override
  public ChannelFuture write(ByteBuf bytes) {
    onWrite.run();
    lengths.add(bytes.readableBytes());
    bytes.release();
    ChannelPromise promise = channel.newPromise();
    underway.add(promise);
    return promise;
  }

  @Override
  public boolean takesFiles() {
    return false;
  }

  @Override
  public ChannelFuture write(FileRegion region, LongConsumer progress) {
    throw new AssertionError("no file was given");
  }

  @Override
  public ChannelFuture end() {
    return channel.newSucceededFuture();
  }

  @Override
  public void finished() {
    ended.complete(null);
  }

  @Override
  public void broken(Throwable cause) {
    throw new AssertionError(cause);
  }

  @Override
  public void sent(long bytes) {
    sent += bytes;
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }
}
