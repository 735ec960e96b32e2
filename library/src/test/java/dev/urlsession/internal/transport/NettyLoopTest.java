// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.SingleThreadEventLoop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A loop")
class NettyLoopTest {

  @Test
  @DisplayName("looks at the network after all work of a turn, also such as work adds")
  void afterLook() throws Exception {
    NettyLoop loop = TransportRuntime.shared().nextLoop();
    List<String> ran = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> looked = new CompletableFuture<>();

    loop.execute(
        () -> {
          loop.afterLook(
              () -> {
                ran.add("after the look");
                looked.complete(null);
              });
          loop.execute(
              () -> {
                ran.add("added");
                loop.execute(() -> ran.add("added by that"));
              });
        });

    looked.get(60, TimeUnit.SECONDS);
    assertThat(ran).containsExactly("added", "added by that", "after the look");
  }

  @Test
  @DisplayName("gives way once in a turn, after its work, however often it is asked to")
  void giveWay() throws Exception {
    SingleThreadEventLoop eventLoop =
        (SingleThreadEventLoop) TransportRuntime.shared().nextLoop().eventLoop();
    List<String> ran = new CopyOnWriteArrayList<>();
    NettyLoop loop = new NettyLoop(eventLoop, () -> ran.add("gave way"));
    CompletableFuture<Void> again = new CompletableFuture<>();

    loop.execute(
        () -> {
          loop.giveWay();
          loop.giveWay();
          loop.execute(() -> ran.add("added"));
          loop.afterLook(
              () -> {
                loop.giveWay();
                loop.afterLook(() -> again.complete(null));
              });
        });

    again.get(60, TimeUnit.SECONDS);
    assertThat(ran).containsExactly("added", "gave way", "gave way");
  }
}
