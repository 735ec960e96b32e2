// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static dev.urlsession.contract.Waiting.failure;
import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.contract.Waiting;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-003: finishing tasks before a session becomes invalid")
class FinishTasksTest {

  @RegisterExtension final Rig rig = new Rig();

  private final Gate gate = new Gate();
  private final Recorder recorder = new Recorder();

  @Test
  @DisplayName("B-003: it returns at once, and running tasks go on")
  void runningTasksGoOn() {
    rig.server().route("/", Answer.text("hi").gate(gate));
    URLSession session = rig.session(recorder);
    session.dataTask(rig.uri("/")).resume();
    gate.awaitArrivals(1, Waiting.LONG);

    session.finishTasksAndInvalidate();
    assertThat(recorder.count("didBecomeInvalidWithError")).isZero();
    gate.open();

    assertThat(recorder.end().error()).isNull();
    recorder.awaitInvalid();
  }

  @Test
  @DisplayName("B-003: a suspended task is waited for, and goes on when resumed")
  void suspendedTasksGoOn() {
    rig.server().route("/", Answer.text("hi").gate(gate));
    URLSession session = rig.session(recorder);
    URLSessionDataTask task = session.dataTask(rig.uri("/"));
    task.resume();
    gate.awaitArrivals(1, Waiting.LONG);
    task.suspend();

    session.finishTasksAndInvalidate();
    gate.open();
    task.resume();

    assertThat(recorder.end().error()).isNull();
    recorder.awaitInvalid();
  }

  @Test
  @DisplayName("B-003: a task made later fails as cancelled, and asks the server for nothing")
  void laterTasksFail() {
    rig.server().route("/", Answer.text("hi"));
    URLSession session = rig.session();
    session.finishTasksAndInvalidate();

    URLError error = failure(session.data(rig.uri("/")));

    assertThat(error.code()).isEqualTo(URLError.Code.CANCELLED);
    assertThat(error.failingURL()).isEqualTo(rig.uri("/"));
    assertThat(rig.server().requestCount()).isZero();
  }

  @Test
  @DisplayName("B-003: every kind of task made later fails, and the session hears nothing more")
  void everyKindFails() {
    URLSession session = rig.session(recorder);
    session.finishTasksAndInvalidate();
    recorder.awaitInvalid();

    assertThat(failure(session.download(rig.uri("/"))).code()).isEqualTo(URLError.Code.CANCELLED);
    assertThat(failure(session.bytes(URLRequest.of(rig.uri("/")))).code())
        .isEqualTo(URLError.Code.CANCELLED);
    URLRequest post = URLRequest.builder(rig.uri("/")).httpMethod("POST").build();
    assertThat(failure(session.upload(post, HTTPBody.ofString("x"))).code())
        .isEqualTo(URLError.Code.CANCELLED);
    assertThat(recorder.events()).containsExactly("didBecomeInvalidWithError");
  }

  @Test
  @DisplayName("B-009: no task is listed afterwards, and resuming a leftover does nothing")
  void leftovers() {
    URLSession session = rig.session(recorder);
    URLSessionDataTask leftover = session.dataTask(rig.uri("/"));

    session.finishTasksAndInvalidate();
    recorder.awaitInvalid();
    leftover.resume();

    assertThat(get(session.allTasks())).isEmpty();
    assertThat(leftover.state()).isEqualTo(URLSessionTask.State.COMPLETED);
    assertThat(rig.server().requestCount()).isZero();
  }
}
