// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("lock");
  }

  @Test
  @DisplayName("one thread holds it at a time, and the next one gets it then")
  void threads() throws IOException {
    ProcessLock first = ProcessLock.take(file(), LONG);
    CompletableFuture<Boolean> second =
        CompletableFuture.supplyAsync(
            () -> {
              try (ProcessLock taken = ProcessLock.take(file(), LONG)) {
                return taken != null;
              } catch (IOException refused) {
                return false;
              }
            });
    assertThat(second).isNotDone();

    first.close();

    assertThat(second.orTimeout(60, TimeUnit.SECONDS).join()).isTrue();
  }

  @Test
  @DisplayName("patience ends, whether a thread or another channel holds it")
  void patience() throws IOException {
    try (ProcessLock held = ProcessLock.take(file(), LONG)) {
      assertThat(held).isNotNull();
      CompletableFuture<Void> refused =
          CompletableFuture.runAsync(
              () ->
                  assertThatIOException()
                      .isThrownBy(() -> ProcessLock.take(file(), Duration.ofMillis(1)))
                      .withMessageContaining("holds the lock"));
      refused.orTimeout(60, TimeUnit.SECONDS).join();
    }
    try (ProcessLock again = ProcessLock.take(file(), LONG)) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  @DisplayName("the lock is one of the operating system's")
  void otherProcesses() throws Exception {
    ProcessLock.take(file(), LONG).close();
    Process other = LockHolder.start(file());
    try {
      assertThat(other.getInputStream().read()).isEqualTo('y');
      assertThatIOException()
          .isThrownBy(() -> ProcessLock.take(file(), Duration.ofMillis(20)))
          .withMessageContaining("another program holds the lock");
    } finally {
      other.destroyForcibly().waitFor();
    }
    ProcessLock.take(file(), LONG).close();
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      assertThat(channel.tryLock()).isNotNull();
    }
  }
}
