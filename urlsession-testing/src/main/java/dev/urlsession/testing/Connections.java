// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections a server has accepted, and those of them that are open. */
final class Connections {

  private final AtomicInteger accepted = new AtomicInteger();
  private final Arrivals open = new Arrivals();
  private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

  /** Counts a connection in and returns its number. */
  int add(Channel channel) {
    int number = accepted.incrementAndGet();
    channels.add(channel);
    open.add();
    channel
        .closeFuture()
        .addListener(
            closed -> {
              channels.remove(channel);
              open.remove();
            });
    return number;
  }

  int accepted() {
    return accepted.get();
  }

  int open() {
    return open.count();
  }

  void awaitOpen(int count, Duration timeout) {
    open.awaitExactly(count, timeout, "open connections");
  }

  void closeAll() {
    channels.forEach(Channel::close);
  }
}
