// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.DownloadResult;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak")
class ManyDownloadsSoakTest {

  private static final int DOWNLOADS = 5_000;
  private static final long LENGTH = 20_000;

  @TempDir Path directory;

  @Test
  @DisplayName("5,000 downloads at once need fewer than 64 threads, and all arrive")
  void atOnce() throws Exception {
    Gate gate = new Gate();
    try (LoopbackServer server = LoopbackServer.start()) {
      server.route("/slow", Answer.generated(LENGTH, 7).gateAfter(1_000, gate));
      URLRequest request =
          URLRequest.builder(server.uri("/slow")).timeoutInterval(Duration.ofMinutes(5)).build();
      URLSessionConfiguration configuration =
          URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
              .httpMaximumConnectionsPerHost(DOWNLOADS)
              .downloadDirectory(directory)
              .build();
      try (URLSession session = URLSession.create(configuration)) {
        List<CompletableFuture<DownloadResult>> all = new ArrayList<>();
        for (int i = 0; i < DOWNLOADS; i++) {
          all.add(session.download(request));
        }
        Awaitility.await("all are under way")
            .atMost(Duration.ofMinutes(2))
            .until(() -> server.openConnections() == DOWNLOADS && parts() == DOWNLOADS);
        assertThat(Thread.getAllStackTraces().size()).isLessThan(64);
        gate.open();
        for (CompletableFuture<DownloadResult> one : all) {
          Path file = one.get(2, TimeUnit.MINUTES).file();
          assertThat(Files.size(file)).isEqualTo(LENGTH);
          Files.delete(file);
        }
      }
      assertThat(parts()).isZero();
      server.awaitOpenConnections(0, Duration.ofSeconds(30));
    }
  }

  private long parts() throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }
}
