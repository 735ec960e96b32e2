// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

class LeakCheckTest {

  private interface Body {
    void run() throws Exception;
  }

  /** The check asks nothing of the context: it runs here without JUnit around it. */
  @SuppressWarnings("NullAway")
  private static void check(LeakCheck check, Body body) throws Exception {
    ExtensionContext none = null;
    check.patience(Duration.ofMillis(300)).beforeEach(none);
    body.run();
    check.afterEach(none);
  }

  private static Thread start(String name, CountDownLatch end) {
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.start();
    return thread;
  }

  @Test
  @DisplayName("A thread with a watched name that stays fails the test")
  void thread() {
    CountDownLatch end = new CountDownLatch(1);

    assertThatThrownBy(() -> check(LeakCheck.create().threads("mine-"), () -> start("mine-1", end)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("thread mine-1 in ");
    end.countDown();
  }

  @Test
  @DisplayName("Threads of other names, of allowed names, and those on their way out are none")
  void otherThreads() {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch soon = new CountDownLatch(1);

    assertThatCode(
            () -> {
              check(LeakCheck.create().threads("mine-"), () -> start("yours-1", end));
              check(LeakCheck.create().allThreadsBut("pool-"), () -> start("pool-1", end));
              check(
                  LeakCheck.create().threads("mine-"),
                  () -> {
                    start("mine-2", soon);
                    soon.countDown();
                  });
            })
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> check(LeakCheck.create().allThreadsBut("pool-"), () -> start("other", end)))
        .hasMessageContaining("thread other");
    end.countDown();
  }

  @Test
  @DisplayName("A server's threads are gone when it is closed")
  void serverThreads() {
    assertThatCode(
            () ->
                check(
                    LeakCheck.create().threads("loopback-server"),
                    () -> {
                      try (LoopbackServer server = LoopbackServer.start()) {
                        Client.get(server, "/");
                      }
                    }))
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("An open connection fails the test")
  void connection() throws Exception {
    try (LoopbackServer server = LoopbackServer.start();
        Socket socket = Client.connect(server)) {
      server.awaitOpenConnections(1, Client.SOON);
      assertThatThrownBy(() -> check(LeakCheck.create().connections(server), () -> {}))
          .hasMessageContaining("1 open connections on port " + socket.getPort());
      assertThatCode(() -> check(LeakCheck.create().connections(server), socket::close))
          .doesNotThrowAnyException();
    }
  }

  @Test
  @DisplayName("A new file in the directory fails the test, an old one does not")
  void file(@TempDir Path directory) throws Exception {
    Files.createFile(directory.resolve("old"));
    Path created = directory.resolve("new");

    assertThatThrownBy(
            () -> check(LeakCheck.create().files(directory), () -> Files.createFile(created)))
        .hasMessageContaining("file " + created)
        .hasMessageNotContaining("old");
    assertThatCode(() -> check(LeakCheck.create().files(directory), () -> {}))
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("A Netty buffer that is dropped without release fails the test")
  void buffer() {
    assertThatThrownBy(
            () ->
                check(
                    LeakCheck.create().buffers(),
                    () -> UnpooledByteBufAllocator.DEFAULT.directBuffer(8).writeByte(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not released");
    assertThatCode(() -> check(LeakCheck.create().buffers(), () -> Unpooled.buffer(8).release()))
        .doesNotThrowAnyException();
  }
}
