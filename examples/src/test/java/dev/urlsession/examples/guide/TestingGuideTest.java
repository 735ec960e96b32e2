// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Snippets about testing. */
class TestingGuideTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @AutoClose
  private final URLSession session =
      URLSession.create(URLSessionConfiguration.defaultSessionConfiguration());

  @Test
  @DisplayName("routes and recorded requests")
  void routes() {
    // region routes
    server.route("/hello", Answer.text("hello"));
    byte[] data = session.data(server.uri("/hello")).join().data();
    assertThat(data).asString().isEqualTo("hello");
    assertThat(server.requests().get(0).method()).isEqualTo("GET");
    // endregion
  }

  @Test
  @DisplayName("a fault")
  void fault() {
    // region fault
    server.route("/cut", Answer.text("hello").closeAfter(3));
    assertThat(session.data(server.uri("/cut")))
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withCauseInstanceOf(URLError.class);
    // endregion
  }

  @Test
  @DisplayName("order without sleeping")
  void gate() {
    // region gate
    Gate gate = new Gate();
    server.route("/slow", Answer.text("late").gate(gate));
    CompletableFuture<URLError> ended = new CompletableFuture<>();
    URLSessionDataTask task =
        session.dataTask(server.uri("/slow"), (data, response, error) -> ended.complete(error));
    task.resume();
    gate.awaitArrivals(1, Duration.ofSeconds(60)); // the server has the request, and waits
    task.cancel();
    assertThat(ended.join().code()).isEqualTo(URLError.Code.CANCELLED);
    // endregion
  }
}
