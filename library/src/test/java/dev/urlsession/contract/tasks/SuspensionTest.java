// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.tasks;

import static dev.urlsession.contract.Waiting.get;
import static dev.urlsession.contract.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-030, B-031: suspend and resume")
class SuspensionTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-030: tasks are made suspended, whatever their kind")
  void madeSuspended() {
    URLSession session = rig.session();
    URLRequest post = URLRequest.builder(rig.uri("/")).httpMethod("POST").build();

    assertThat(
            List.of(
                session.dataTask(rig.uri("/")),
                session.dataTask(rig.uri("/"), (data, response, error) -> {}),
                session.uploadTask(post, new byte[1]),
                session.downloadTask(rig.uri("/"))))
        .allMatch(task -> task.state() == URLSessionTask.State.SUSPENDED);
    assertThat(rig.server().connections()).isZero();
  }

  @Test
  @DisplayName("B-031: so many suspends need one resume more before the start")
  void nests() {
    rig.server().route("/", Answer.text("hi"));
    Recorder recorder = new Recorder();
    URLSessionTask task = rig.session(recorder).dataTask(rig.uri("/"));
    task.suspend();
    task.suspend();

    task.resume();
    task.resume();
    assertThat(task.state()).isEqualTo(URLSessionTask.State.SUSPENDED);
    task.resume();

    assertThat(recorder.end().error()).isNull();
    assertThat(rig.server().requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-031: extra resumes are not counted")
  void extraResumes() {
    Gate gate = new Gate();
    rig.server().route("/", Answer.text("hi").gate(gate));
    URLSessionTask task = rig.session().dataTask(rig.uri("/"));
    task.resume();
    task.resume();
    task.resume();
    assertThat(task.state()).isEqualTo(URLSessionTask.State.RUNNING);

    task.suspend();

    assertThat(task.state()).isEqualTo(URLSessionTask.State.SUSPENDED);
  }

  @Test
  @DisplayName("B-032: a task suspended before it was sent sends nothing, and a later one goes on")
  void sendsNothing() {
    rig.server().route("/", Answer.text("hi"));
    Recorder recorder = new Recorder();
    URLSession session = rig.session(recorder);
    URLSessionTask task = session.dataTask(rig.uri("/"));
    task.suspend();
    task.resume();

    get(session.data(rig.uri("/")));
    assertThat(rig.server().requestCount()).isEqualTo(1);
    task.resume();

    assertThat(recorder.end().error()).isNull();
  }

  @Test
  @DisplayName("B-032: suspended in the middle of a body, no more of it is fetched until resumed")
  void middleOfBody() {
    Gate gate = new Gate();
    rig.server().route("/", Answer.generated(20_000_000, 1).gateAfter(1_000, gate));
    Recorder recorder = new Recorder();
    URLSession session = rig.session(recorder);
    URLSessionTask task = session.dataTask(rig.uri("/"));
    task.resume();
    until(() -> task.countOfBytesReceived() > 0);
    task.suspend();
    get(session.data(URI.create("data:,through-the-loop")));
    gate.open();
    rig.server().route("/other", Answer.generated(5_000_000, 2));
    get(session.data(rig.uri("/other")));
    assertThat(task.countOfBytesReceived()).isLessThan(10_000_000);
    assertThat(task.state()).isEqualTo(URLSessionTask.State.SUSPENDED);

    task.resume();

    assertThat(recorder.end().error()).isNull();
    assertThat(task.countOfBytesReceived()).isGreaterThanOrEqualTo(20_000_000);
  }
}
