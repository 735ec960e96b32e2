// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.internal.concurrent.TimeSource;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.ExchangeObserver;
import dev.urlsession.internal.transport.TransactionRecorder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BodyWriterTest implements BodySink, ExchangeObserver, TimeSource {

  private static final int LENGTH = 4 << 20;
  private static final long LONG = 200_000_000;

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Queue<ChannelPromise> underway = new ArrayDeque<>();
  private final List<Integer> lengths = new ArrayList<>();
  private long now;
  private long sent;
  private boolean finished;

  @Test
  @DisplayName("pieces are short on a slow network, also when nobody hears of the metrics")
  void slow() {
    OutgoingBody body =
        new OutgoingBody.Pieces(List.of(new OutgoingBody.Bytes(ByteBuffer.allocate(LENGTH))));
    WireExchange exchange =
        new WireExchange(
            WireRequests.of("PUT", "/", HTTPHeaders.empty(), body),
            TransactionRecorder.NONE,
            this,
            this);

    new BodyWriter(exchange, body, this, Runnable::run).proceed();
    for (ChannelPromise next = underway.poll(); next != null; next = underway.poll()) {
      now += LONG;
      next.setSuccess();
      channel.runPendingTasks();
    }

    assertThat(finished).isTrue();
    assertThat(sent).isEqualTo(LENGTH);
    assertThat(lengths.get(0)).isGreaterThan(Pace.SHORTEST);
    assertThat(lengths.get(lengths.size() - 1)).isEqualTo(Pace.SHORTEST);
    channel.finish();
  }

  @Override
  public ChannelFuture write(ByteBuf bytes) {
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
    finished = true;
  }

  @Override
  public void broken(Throwable cause) {
    throw new AssertionError(cause);
  }

  @Override
  public void began() {}

  @Override
  public void activity() {}

  @Override
  public void sent(long bytes) {
    sent += bytes;
  }

  @Override
  public void received(long bytes) {}

  @Override
  public void informed(int status, String version, HTTPHeaders headers) {}

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }
}
