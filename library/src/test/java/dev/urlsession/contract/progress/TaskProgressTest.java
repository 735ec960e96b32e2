// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.progress;

import static dev.urlsession.contract.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.contract.Waiting;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-330: the progress of a task")
class TaskProgressTest {

  @RegisterExtension final Rig rig = new Rig();

  private final Recorder recorder = new Recorder();

  @Test
  @DisplayName("B-330: its total is what is expected to be sent and received")
  void total() {
    rig.server().route("/", Answer.generated(3_000, 1));
    URLRequest post = URLRequest.builder(rig.uri("/")).httpMethod("POST").build();
    URLSessionTask task = rig.session(recorder).uploadTask(post, new byte[2_000]);
    assertThat(task.progress().totalUnitCount()).isEqualTo(2_000);

    task.resume();
    recorder.end();

    assertThat(task.progress().totalUnitCount()).isEqualTo(5_000);
    assertThat(task.progress().completedUnitCount()).isEqualTo(5_000);
    assertThat(task.progress().isFinished()).isTrue();
  }

  @Test
  @DisplayName("B-330: it is indeterminate while the length is unknown, and finished at the end")
  void indeterminate() {
    Gate gate = new Gate();
    rig.server().route("/", Answer.generated(3_000, 1).chunked().gateAfter(1_000, gate));
    URLSessionTask task = rig.session(recorder).dataTask(rig.uri("/"));
    task.resume();
    until(() -> task.progress().completedUnitCount() == 1_000);
    assertThat(task.progress().isIndeterminate()).isTrue();
    gate.open();
    recorder.end();

    assertThat(task.progress().isFinished()).isTrue();
    assertThat(task.progress().fractionCompleted()).isEqualTo(1.0);
  }

  @Test
  @DisplayName("B-275, B-330: while the length is unknown it goes by what the client expects")
  void expected() {
    Gate gate = new Gate();
    rig.server().route("/", Answer.generated(3_000, 1).chunked().gateAfter(1_000, gate));
    URLSessionTask task = rig.session(recorder).dataTask(rig.uri("/"));
    task.setCountOfBytesClientExpectsToReceive(2_000);
    task.resume();
    until(() -> task.progress().completedUnitCount() == 1_000);
    assertThat(task.progress().fractionCompleted()).isEqualTo(0.5);
    gate.open();
    recorder.end();

    assertThat(task.progress().completedUnitCount()).isEqualTo(3_000);
    assertThat(task.progress().fractionCompleted()).isEqualTo(1.0);
  }

  @Test
  @DisplayName("B-330: cancelling it cancels the task")
  void cancel() {
    rig.server().route("/", Answer.never());
    URLSessionTask task = rig.session(recorder).dataTask(rig.uri("/"));
    task.resume();

    task.progress().cancel();

    assertThat(recorder.end().error().code()).isEqualTo(URLError.Code.CANCELLED);
  }

  @Test
  @DisplayName("B-330: pausing and resuming it suspends and resumes the task")
  void pause() {
    Gate gate = new Gate();
    rig.server().route("/", Answer.text("hi").gate(gate));
    URLSessionTask task = rig.session(recorder).dataTask(rig.uri("/"));
    task.resume();
    gate.awaitArrivals(1, Waiting.LONG);

    task.progress().pause();
    until(() -> task.state() == URLSessionTask.State.SUSPENDED);
    task.progress().resume();
    until(() -> task.state() == URLSessionTask.State.RUNNING);
    gate.open();

    assertThat(recorder.end().error()).isNull();
  }

  @Test
  @DisplayName("B-339: the fraction never goes back when a body is sent again after a redirect")
  void neverBack() {
    rig.server().route("/", Answer.redirect(307, "/again"));
    rig.server().route("/again", Answer.generated(1_000, 1));
    URLRequest post = URLRequest.builder(rig.uri("/")).httpMethod("POST").build();
    URLSessionTask task = rig.session(recorder).uploadTask(post, new byte[500_000]);
    List<Long> completed = new CopyOnWriteArrayList<>();
    task.progress().addListener(progress -> completed.add(progress.completedUnitCount()));

    task.resume();

    assertThat(recorder.end().error()).isNull();
    assertThat(rig.server().requests()).hasSize(2).allMatch(sent -> sent.bodyLength() == 500_000);
    assertThat(completed).isSorted().endsWith(501_000L);
  }
}
