// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Snippets about timeouts and connectivity. */
class TimeoutsGuideTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @Test
  @DisplayName("an idle timeout")
  void idle() {
    server.route("/", Answer.never());
    // region timeouts
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .timeoutIntervalForRequest(Duration.ofMillis(200)) // without a byte; default 60 s
            .timeoutIntervalForResource(Duration.ofMinutes(5)) // in all; default 7 days
            .build();
    // endregion
    try (URLSession session = URLSession.create(configuration)) {
      assertThat(session.data(server.uri("/")))
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableThat()
          .withCauseInstanceOf(URLError.class)
          .havingCause()
          .extracting(thrown -> ((URLError) thrown).code())
          .isEqualTo(URLError.Code.TIMED_OUT);
    }
  }

  // region waiting
  class Patient implements URLSessionTaskDelegate {
    final CompletableFuture<String> told = new CompletableFuture<>();

    @Override
    public void taskIsWaitingForConnectivity(URLSession session, URLSessionTask task) {
      told.complete("waiting for a network");
    }
  }

  // endregion

  @Test
  @DisplayName("waiting for a network")
  void waiting() {
    NetworkPathMonitor monitor = new NoNetwork();
    Patient patient = new Patient();
    // region connectivity
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .waitsForConnectivity(true)
            .networkPathMonitor(monitor) // only if you know better than the machine's interfaces
            .build();
    URLSession session = URLSession.create(configuration, patient, null);
    // endregion
    session.dataTask(server.uri("/")).resume();
    assertThat(patient.told).succeedsWithin(Duration.ofSeconds(60));
    session.invalidateAndCancel();
  }

  private static final class NoNetwork implements NetworkPathMonitor {
    @Override
    public Path path(String host) {
      return Path.UNSATISFIED;
    }

    @Override
    public Runnable addListener(Runnable listener) {
      return () -> {};
    }
  }
}
