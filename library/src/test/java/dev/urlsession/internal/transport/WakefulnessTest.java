// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SelectStrategy;
import io.netty.channel.nio.NioIoHandler;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WakefulnessTest {

  @Test
  @DisplayName("a loop that is kept awake comes out of its sleep again and again")
  void wakes() throws Exception {
    CountDownLatch looks = new CountDownLatch(50);
    SelectStrategy counting =
        (ready, hasTasks) -> {
          looks.countDown();
          return hasTasks ? ready.get() : SelectStrategy.SELECT;
        };
    var group =
        new MultiThreadIoEventLoopGroup(
            1, NioIoHandler.newFactory(SelectorProvider.provider(), () -> counting));
    try {
      Wakefulness.keep((EventLoop) group.next());

      assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      group.shutdownGracefully(0, 30, TimeUnit.SECONDS).sync();
    }
  }
}
