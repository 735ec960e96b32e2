// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ConnectTimeoutException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connects to whichever address of a host answers first (RFC 8305, 5): a next one is tried when the
 * last failed, or has not answered for a while. Confined to the loop.
 */
final class Race {

  private static final Duration STAGGER = Duration.ofMillis(250);

  /** Our own, since Netty's leaves its timer with the channel for as long as that lives. */
  private static final Duration LIMIT = Duration.ofSeconds(75);

  private final Bootstrap bootstrap;
  private final Loop loop;
  private final int port;
  private final Deque<InetAddress> left;
  private final List<ChannelFuture> running = new ArrayList<>();
  private final Consumer<Channel> won;
  private final Consumer<Throwable> lost;
  private @Nullable Cancellable stagger;
  private @Nullable Throwable firstFailure;
  private boolean over;

  Race(
      Bootstrap bootstrap,
      Loop loop,
      List<InetAddress> addresses,
      int port,
      Consumer<Channel> won,
      Consumer<Throwable> lost) {
    this.bootstrap = bootstrap;
    this.loop = loop;
    this.port = port;
    this.left = new ArrayDeque<>(addresses);
    this.won = won;
    this.lost = lost;
  }

  void start() {
    next();
  }

  void cancel() {
    over = true;
    stopStagger();
    for (ChannelFuture attempt : List.copyOf(running)) {
      attempt.cancel(false);
      attempt.channel().close();
    }
    running.clear();
  }

  private void next() {
    stopStagger();
    InetAddress address = left.poll();
    if (address == null) {
      return;
    }
    ChannelFuture attempt = bootstrap.connect(new InetSocketAddress(address, port));
    running.add(attempt);
    Cancellable limit = loop.after(LIMIT, () -> tooLate(attempt, address));
    attempt.addListener(
        done -> {
          limit.cancel();
          finished(attempt);
        });
    if (!over && !left.isEmpty()) {
      stagger = loop.after(STAGGER, this::next);
    }
  }

  private void tooLate(ChannelFuture attempt, InetAddress address) {
    if (firstFailure == null) {
      firstFailure = new ConnectTimeoutException("no answer from " + address);
    }
    attempt.channel().close();
  }

  private void finished(ChannelFuture attempt) {
    running.remove(attempt);
    if (over) {
      attempt.channel().close();
      return;
    }
    if (attempt.isSuccess()) {
      cancel();
      won.accept(attempt.channel());
      return;
    }
    if (firstFailure == null) {
      firstFailure = attempt.cause();
    }
    if (!left.isEmpty()) {
      next();
    } else if (running.isEmpty()) {
      over = true;
      lost.accept(firstFailure);
    }
  }

  private void stopStagger() {
    if (stagger != null) {
      stagger.cancel();
      stagger = null;
    }
  }
}
