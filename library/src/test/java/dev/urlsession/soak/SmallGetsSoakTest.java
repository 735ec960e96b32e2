// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSession;
import dev.urlsession.URLSession.DataResult;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("soak")
class SmallGetsSoakTest {

  @Test
  @DisplayName("3,000 rounds of three GETs at once use at most six connections and leave none")
  void rounds() throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.route("/small", Answer.text("small"));
      URI url = server.uri("/small");
      URLSessionConfiguration configuration =
          URLSessionConfiguration.ephemeralSessionConfiguration();
      try (URLSession session = URLSession.create(configuration)) {
        for (int round = 0; round < 3_000; round++) {
          List<CompletableFuture<DataResult>> three =
              IntStream.range(0, 3).mapToObj(i -> session.data(url)).toList();
          for (CompletableFuture<DataResult> one : three) {
            assertThat(one.get(10, TimeUnit.SECONDS).data()).asString().isEqualTo("small");
          }
        }
        assertThat(session.allTasks().get(5, TimeUnit.SECONDS)).isEmpty();
      }
      assertThat(server.requestCount()).isEqualTo(9_000);
      assertThat(server.connections()).isLessThanOrEqualTo(6);
      server.awaitOpenConnections(0, Duration.ofSeconds(5));
    }
  }
}
