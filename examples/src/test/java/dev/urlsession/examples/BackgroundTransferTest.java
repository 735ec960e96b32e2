// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("recipe 2: a transfer that outlives the app")
class BackgroundTransferTest {

  private static final Duration LONG = Duration.ofSeconds(90);
  private static final int LENGTH = 4 << 20;

  @AutoClose private final LoopbackServer server = LoopbackServer.start();
  @TempDir private Path directory;

  @Test
  @DisplayName("B-262, B-264, B-265, B-266: the app ends, the daemon goes on and starts it again")
  void story() throws Exception {
    Gate rest = new Gate();
    server.route(
        "/big",
        Answer.generated(LENGTH, 5).ranges().header("ETag", "\"v\"").gateAfter(LENGTH / 2, rest));
    Path target = directory.resolve("big.bin");
    Path output = Files.createFile(directory.resolve("output"));
    try (DaemonHome home = new DaemonHome()) {
      Process app =
          home.start(
              BackgroundTransfer.class,
              output,
              List.of(server.uri("/big").toString(), target.toString()));
      assertThat(app.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(output).content().contains("accepted: task 1");
      assertThat(target).doesNotExist();

      rest.open();

      Awaitility.await()
          .atMost(LONG)
          .untilAsserted(() -> assertThat(target).exists().hasSize(LENGTH));
    }
  }
}
