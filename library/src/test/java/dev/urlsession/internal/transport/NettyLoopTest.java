// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

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
}
