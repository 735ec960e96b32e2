// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static dev.urlsession.contract.Waiting.get;
import static dev.urlsession.contract.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.contract.Waiting;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-003, B-005: closing a session")
class CloseTest {

  @RegisterExtension final Rig rig = new Rig();

  private final Gate gate = new Gate();
  private final Recorder recorder = new Recorder();

  @Test
  @DisplayName("B-005: close waits until the session is invalid")
  void waits() {
    rig.server().route("/", Answer.text("hi").gate(gate));
    URLSession session = rig.session(recorder);
    session.dataTask(rig.uri("/")).resume();
    gate.awaitArrivals(1, Waiting.LONG);
    CompletableFuture<Void> closed = CompletableFuture.runAsync(session::close);
    until(() -> failsNow(session));
    assertThat(closed).isNotDone();

    gate.open();

    get(closed);
    assertThat(recorder.events()).endsWith("didCompleteWithError", "didBecomeInvalidWithError");
  }

  private boolean failsNow(URLSession session) {
    URLSessionTask task = session.dataTask(rig.uri("/never"));
    task.cancel();
    return get(session.allTasks()).size() == 1 && recorder.count("didCreateTask") > 1;
  }

  @Test
  @DisplayName("B-023: on its own delegate queue close does not wait")
  void onQueue() {
    rig.server().route("/", Answer.text("hi"));
    AtomicReference<URLSession> session = new AtomicReference<>();
    recorder.on("didReceiveData", task -> session.get().close());
    session.set(rig.session(recorder));

    session.get().dataTask(rig.uri("/")).resume();

    assertThat(recorder.end().error()).isNull();
    recorder.awaitInvalid();
  }

  @Test
  @DisplayName("B-023: in a future's continuation close does not wait")
  void inContinuation() {
    rig.server().route("/", Answer.text("hi").gate(gate));
    URLSession session = rig.session();
    CompletableFuture<Void> closed = session.data(rig.uri("/")).thenRun(session::close);
    gate.open();

    get(closed);
  }

  @Test
  @DisplayName("B-338: in a progress listener, on the loader's thread, close does not wait")
  void inListener() {
    rig.server().route("/", Answer.text("hi"));
    URLSession session = rig.session(recorder);
    URLSessionTask task = session.dataTask(rig.uri("/"));
    task.progress().addListener(progress -> session.close());

    task.resume();

    assertThat(recorder.end().error()).isNull();
    recorder.awaitInvalid();
  }

  @Test
  @DisplayName("B-004: interrupted, close cancels the tasks and keeps the interrupt")
  void interrupted() throws Exception {
    rig.server().route("/", Answer.never());
    URLSession session = rig.session(recorder);
    session.dataTask(rig.uri("/")).resume();
    rig.server().awaitRequests(1, Waiting.LONG);
    AtomicBoolean kept = new AtomicBoolean();
    Thread closer =
        new Thread(
            () -> {
              session.close();
              kept.set(Thread.currentThread().isInterrupted());
            });
    closer.start();
    closer.interrupt();
    closer.join(Waiting.LONG.toMillis());

    assertThat(kept).isTrue();
    assertThat(recorder.end().error().code()).isEqualTo(URLError.Code.CANCELLED);
    recorder.awaitInvalid();
  }

  @Test
  @DisplayName("B-005: closing twice is closing once")
  void twice() {
    URLSession session = rig.session(recorder);

    session.close();
    session.close();

    assertThat(recorder.events()).containsExactly("didBecomeInvalidWithError");
  }
}
