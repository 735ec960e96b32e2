// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.tasks;

import static dev.urlsession.contract.Waiting.get;
import static dev.urlsession.contract.Waiting.pass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.contract.Waiting;
import dev.urlsession.testing.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-034: cancelling a task")
class CancelTest {

  @RegisterExtension final Rig rig = new Rig();

  private final Recorder recorder = new Recorder();

  private void checkCancelled(URLSessionTask task) {
    Recorder.End end = recorder.end();
    assertThat(end.task()).isSameAs(task);
    assertThat(end.error().code().rawValue()).isEqualTo(-999);
    assertThat(end.error().failingURL()).isEqualTo(task.currentRequest().url());
    assertThat(end.error().failureURLString()).isEqualTo(task.currentRequest().url().toString());
    assertThat(end.error().getMessage()).isEqualTo("cancelled");
    assertThat(task.state()).isEqualTo(URLSessionTask.State.COMPLETED);
    assertThat(task.error()).isSameAs(end.error());
  }

  @Test
  @DisplayName("B-034: it returns at once in state canceling and later completes with -999")
  void running() {
    rig.server().route("/", Answer.never());
    URLSession session = rig.session(recorder);
    URLSessionTask task = session.dataTask(rig.uri("/"));
    task.resume();
    rig.server().awaitRequests(1, Waiting.LONG);
    CountDownLatch release = new CountDownLatch(1);
    session.delegateQueue().execute(() -> pass(release));

    task.cancel();
    assertThat(task.state()).isIn(URLSessionTask.State.CANCELING, URLSessionTask.State.COMPLETED);
    assertThat(recorder.count("didCompleteWithError")).isZero();
    release.countDown();

    checkCancelled(task);
  }

  @Test
  @DisplayName("B-034: a task never resumed can be cancelled; nothing is sent")
  void neverResumed() {
    URLSessionTask task = rig.session(recorder).dataTask(rig.uri("/"));

    task.cancel();

    checkCancelled(task);
    assertThat(rig.server().requestCount()).isZero();
  }

  @Test
  @DisplayName("B-034: a suspended task can be cancelled")
  void suspended() {
    rig.server().route("/", Answer.never());
    URLSessionTask task = rig.session(recorder).downloadTask(rig.uri("/"));
    task.resume();
    rig.server().awaitRequests(1, Waiting.LONG);
    task.suspend();

    task.cancel();

    checkCancelled(task);
  }

  @Test
  @DisplayName("B-033, B-034, B-035: what comes after a cancel does nothing")
  void afterwards() {
    rig.server().route("/", Answer.never());
    URLSession session = rig.session(recorder);
    URLSessionTask task = session.dataTask(rig.uri("/"));
    task.resume();
    rig.server().awaitRequests(1, Waiting.LONG);

    task.cancel();
    task.cancel();
    task.resume();
    task.suspend();
    checkCancelled(task);
    task.resume();
    task.cancel();
    session.close();

    assertThat(task.state()).isEqualTo(URLSessionTask.State.COMPLETED);
    assertThat(recorder.count("didCompleteWithError")).isEqualTo(1);
  }

  @Test
  @DisplayName("B-033, B-036: a completed task stays completed, without an error")
  void afterCompletion() {
    rig.server().route("/", Answer.text("hi"));
    URLSession session = rig.session(recorder);
    URLSessionTask task = session.dataTask(rig.uri("/"));
    task.resume();
    recorder.end();

    task.cancel();
    task.suspend();
    task.resume();
    session.close();

    assertThat(task.state()).isEqualTo(URLSessionTask.State.COMPLETED);
    assertThat(task.error()).isNull();
    assertThat(recorder.count("didCompleteWithError")).isEqualTo(1);
    assertThat(rig.server().requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-036: error and state are set before the end is told")
  void setBefore() {
    rig.server().route("/", Answer.disconnect());
    CompletableFuture<String> seen = new CompletableFuture<>();
    recorder.on(
        "didCompleteWithError", task -> seen.complete(task.state() + " " + task.error().code()));

    rig.session(recorder).dataTask(rig.uri("/")).resume();

    assertThat(get(seen)).isEqualTo("COMPLETED NETWORK_CONNECTION_LOST");
  }
}
