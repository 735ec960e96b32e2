// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Everything happens on the one loop of the group, as in a session. */
class RaceTest implements Loop {

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());
  private final Network network = new Network();
  private final Queue<Runnable> timers = new ArrayDeque<>();
  private @Nullable Channel won;
  private @Nullable Throwable lost;

  @AfterEach
  void end() throws Exception {
    group.shutdownGracefully(0, 30, TimeUnit.SECONDS).sync();
  }

  @Test
  @DisplayName("an address that never answers is given up")
  void silent() throws Exception {
    onLoop(this::race);
    onLoop(() -> timers.remove().run());
    onLoop(
        () -> {
          assertThat(won).isNull();
          assertThat(lost).isInstanceOf(ConnectTimeoutException.class);
          assertThat(timers).isEmpty();
        });
  }

  @Test
  @DisplayName("what is connected leaves no timer behind")
  void answered() throws Exception {
    onLoop(this::race);
    onLoop(() -> Objects.requireNonNull(network.asked).setSuccess());
    onLoop(
        () -> {
          assertThat(won).isNotNull();
          assertThat(lost).isNull();
          assertThat(timers).isEmpty();
        });
  }

  private void race() {
    Bootstrap bootstrap = new Bootstrap().group(group).channel(LocalChannel.class).handler(network);
    List<InetAddress> addresses = List.of(InetAddress.getLoopbackAddress());
    new Race(bootstrap, this, addresses, 80, channel -> won = channel, thrown -> lost = thrown)
        .start();
  }

  /** What it brings about is through when this returns. */
  private void onLoop(Runnable work) throws Exception {
    group.submit(work).get(30, TimeUnit.SECONDS);
    group.submit(() -> {}).get(30, TimeUnit.SECONDS);
  }

  @Override
  public boolean inLoop() {
    return true;
  }

  @Override
  public void execute(Runnable work) {
    group.execute(work);
  }

  @Override
  public Cancellable after(Duration delay, Runnable work) {
    timers.add(work);
    return () -> timers.remove(work);
  }

  /** Connects when the test says so. */
  private static final class Network extends ChannelOutboundHandlerAdapter {

    private @Nullable ChannelPromise asked;

    @Override
    public void connect(
        ChannelHandlerContext ctx,
        SocketAddress remote,
        @Nullable SocketAddress local,
        ChannelPromise promise) {
      asked = promise;
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
      Objects.requireNonNull(asked).tryFailure(new ClosedChannelException());
      ctx.close(promise);
    }
  }
}
