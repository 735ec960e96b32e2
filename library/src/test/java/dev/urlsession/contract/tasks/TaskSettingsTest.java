// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.tasks;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.contract.Waiting;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.RecordedRequest;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B-042, B-043: settings of a task")
class TaskSettingsTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-042: the priority is 0.5, and may change at any time")
  void priority() {
    Gate gate = new Gate();
    rig.server().route("/", Answer.text("hi").gate(gate));
    Recorder recorder = new Recorder();
    URLSessionTask task = rig.session(recorder).dataTask(rig.uri("/"));
    assertThat(task.priority()).isEqualTo(0.5f);
    task.setPriority(URLSessionTask.PRIORITY_LOW);
    task.resume();
    gate.awaitArrivals(1, Waiting.LONG);
    task.setPriority(URLSessionTask.PRIORITY_HIGH);
    gate.open();
    recorder.end();

    task.setPriority(0);

    assertThat(task.priority()).isZero();
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, 1.1f, Float.NaN})
  @DisplayName("B-042: a priority is from 0 to 1")
  void priorityRange(float value) {
    URLSessionTask task = rig.session().dataTask(rig.uri("/"));

    assertThatThrownBy(() -> task.setPriority(value)).isInstanceOf(URLSessionUsageException.class);
  }

  @Test
  @DisplayName("B-042: of those that wait for a connection the most urgent comes first")
  void urgentFirst() {
    Gate gate = new Gate();
    rig.server().route("/", Answer.text("hi").gate(gate));
    rig.server().route("/low", Answer.text("hi"));
    rig.server().route("/high", Answer.text("hi"));
    Recorder recorder = new Recorder();
    URLSession session =
        rig.session(rig.configuration().httpMaximumConnectionsPerHost(1), recorder, null);
    session.dataTask(rig.uri("/")).resume();
    gate.awaitArrivals(1, Waiting.LONG);
    URLSessionTask low = session.dataTask(rig.uri("/low"));
    URLSessionTask high = session.dataTask(rig.uri("/high"));
    high.setPriority(URLSessionTask.PRIORITY_HIGH);
    low.resume();
    high.resume();
    get(session.data(URI.create("data:,through-the-loop")));

    gate.open();
    recorder.end();
    recorder.end();
    recorder.end();

    assertThat(rig.server().requests())
        .extracting(RecordedRequest::path)
        .containsExactly("/", "/high", "/low");
  }

  @Test
  @DisplayName("B-043: delivery is incremental but for handlers and downloads")
  void incremental() {
    URLSession session = rig.session();
    URLRequest post = URLRequest.builder(rig.uri("/")).httpMethod("POST").build();

    assertThat(session.dataTask(rig.uri("/")).prefersIncrementalDelivery()).isTrue();
    assertThat(session.uploadTask(post, new byte[1]).prefersIncrementalDelivery()).isTrue();
    assertThat(
            session
                .dataTask(rig.uri("/"), (data, response, error) -> {})
                .prefersIncrementalDelivery())
        .isFalse();
    assertThat(session.downloadTask(rig.uri("/")).prefersIncrementalDelivery()).isFalse();
  }

  @Test
  @DisplayName("B-043: without it, all data come in one piece")
  void onePiece() {
    rig.server().route("/", Answer.generated(300_000, 1));
    Recorder recorder = new Recorder();
    URLSessionTask task = rig.session(recorder).dataTask(rig.uri("/"));
    task.setPrefersIncrementalDelivery(false);

    task.resume();
    recorder.end();

    assertThat(recorder.count("didReceiveData")).isEqualTo(1);
  }
}
