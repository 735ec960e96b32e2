// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.session.DetachedEngine;
import dev.urlsession.internal.task.TaskEngine;
import dev.urlsession.internal.task.TaskSpec;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of loads when their engine ends under them. */
class EndedEngineTest {

  private final LoopbackServer server = LoopbackServer.start();
  private final TaskEngine engine =
      DetachedEngine.create(
          URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
              .httpMaximumConnectionsPerHost(1)
              .build(),
          Timers.SYSTEM,
          FileAccess.REAL);

  @BeforeEach
  void silent() {
    server.route("/", Answer.never());
  }

  @AfterEach
  void nothingIsLeft() {
    server.awaitOpenConnections(0, Told.LONG);
    server.close();
  }

  private DurableSink put() {
    URLRequest request =
        URLRequest.builder(server.uri("/"))
            .httpMethod("PUT")
            .httpBody(HTTPBody.ofBytes(new byte[9]))
            .build();
    DurableSink sink = new DurableSink();
    sink.driver = engine.driver(TaskSpec.data(request), sink, 0.5f);
    sink.driver.start();
    return sink;
  }

  @Test
  @DisplayName("P23: a load that begins after the end of its engine opens no connection")
  void begunAfterwards() {
    engine.close();

    assertThat(put().awaitEnd()).isEqualTo("failed -999");
    assertThat(server.connections()).isZero();
  }

  @Test
  @DisplayName("P23: a load that waits for its turn when its engine ends is told, and opens none")
  void waiting() {
    DurableSink served = put();
    DurableSink waiting = put();
    server.awaitRequests(1, Told.LONG);
    engine.close();

    assertThat(served.awaitEnd()).startsWith("failed");
    assertThat(waiting.awaitEnd()).isEqualTo("failed -999");
    assertThat(server.connections()).isEqualTo(1);
  }
}
