// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.Progress;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.URLSessionTaskTransactionMetrics;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Snippets about progress and metrics. */
class MetricsGuideTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @Test
  @DisplayName("progress of a task")
  void progress() {
    server.route("/", Answer.generated(100_000, 1));
    URI url = server.uri("/");
    List<Double> seen = new CopyOnWriteArrayList<>();
    var configuration = URLSessionConfiguration.defaultSessionConfiguration();
    try (URLSession session = URLSession.create(configuration)) {
      // region progress
      URLSessionDataTask task = session.dataTask(url, (data, response, error) -> {});
      task.progress().addListener(progress -> seen.add(progress.fractionCompleted()));
      task.resume();
      // endregion
    }
    assertThat(seen).isSorted().endsWith(1.0);
  }

  @Test
  @DisplayName("one progress for several tasks")
  void overall() {
    server.route("/", Answer.text("hello"));
    URI url = server.uri("/");
    Progress overall;
    var configuration = URLSessionConfiguration.defaultSessionConfiguration();
    try (URLSession session = URLSession.create(configuration)) {
      // region overall
      overall = Progress.discreteProgress(2);
      for (int part = 0; part < 2; part++) {
        URLSessionDataTask task = session.dataTask(url, (data, response, error) -> {});
        overall.addChild(task.progress(), 1);
        task.resume();
      }
      // endregion
    }
    assertThat(overall.isFinished()).isTrue();
  }

  // region metrics
  class Meter implements URLSessionTaskDelegate {
    final List<String> lines = new ArrayList<>();

    @Override
    public void didFinishCollectingMetrics(
        URLSession session, URLSessionTask task, URLSessionTaskMetrics metrics) {
      for (URLSessionTaskTransactionMetrics one : metrics.transactionMetrics()) {
        lines.add(
            one.networkProtocolName()
                + (one.isReusedConnection() ? " on a kept connection, " : " on a new connection, ")
                + one.countOfResponseBodyBytesReceived()
                + " bytes");
      }
    }
  }

  // endregion

  @Test
  @DisplayName("metrics of a task")
  void metrics() {
    server.route("/", Answer.text("hello"));
    Meter meter = new Meter();
    var configuration = URLSessionConfiguration.defaultSessionConfiguration();
    try (URLSession session = URLSession.create(configuration, meter, null)) {
      session.dataTask(server.uri("/")).resume();
    }
    assertThat(meter.lines).containsExactly("http/1.1 on a new connection, 5 bytes");
  }
}
