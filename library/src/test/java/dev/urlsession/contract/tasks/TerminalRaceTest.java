// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.tasks;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-035: exactly one end in races")
class TerminalRaceTest {

  private static final int ROUNDS = 200;

  @RegisterExtension final Rig rig = new Rig();

  private final Recorder recorder = new Recorder();

  private void race(Function<URLSession, URLSessionTask> maker) {
    URLSession session = rig.session(recorder);
    int cancelled = 0;
    for (int round = 0; round < ROUNDS; round++) {
      URLSessionTask task = maker.apply(session);
      task.resume();
      for (int spin = 0; spin < round * 200; spin++) {
        Thread.onSpinWait();
      }
      task.cancel();
      Recorder.End end = recorder.end();
      assertThat(end.task()).isSameAs(task);
      assertThat(end.error()).isSameAs(task.error());
      cancelled += end.error() == null ? 0 : 1;
    }
    session.close();
    assertThat(cancelled).isPositive();
    assertThat(recorder.count("didCompleteWithError")).isEqualTo(ROUNDS);
    assertThat(recorder.count("didFinishCollectingMetrics")).isEqualTo(ROUNDS);
    assertThat(recorder.events()).endsWith("didBecomeInvalidWithError");
  }

  @Test
  @DisplayName("B-035: of cancelling and completing, for data")
  void data() {
    rig.server().route("/", Answer.text("hi"));
    race(session -> session.dataTask(rig.uri("/")));
  }

  @Test
  @DisplayName("B-035: of cancelling and completing, for downloads, whose files go")
  void downloads() {
    rig.server().route("/", Answer.text("hi"));
    race(session -> session.downloadTask(rig.uri("/")));
  }

  @Test
  @DisplayName("B-035: of cancelling and failing")
  void failing() {
    rig.server().route("/", Answer.disconnect());
    race(session -> session.dataTask(rig.uri("/")));
  }

  @Test
  @DisplayName("B-035, B-062: of cancelling and becoming a download")
  void becoming() {
    rig.server().route("/", Answer.text("hi"));
    recorder.answering(URLSession.ResponseDisposition.BECOME_DOWNLOAD);
    URLSession session = rig.session(recorder);
    for (int round = 0; round < ROUNDS; round++) {
      URLSessionTask task = session.dataTask(rig.uri("/"));
      task.resume();
      for (int spin = 0; spin < round * 200; spin++) {
        Thread.onSpinWait();
      }
      task.cancel();
      recorder.end();
    }

    session.close();

    assertThat(recorder.count("didCompleteWithError")).isEqualTo(ROUNDS);
  }

  @Test
  @DisplayName("B-035, B-050, B-054: of cancelling and a handler, which leaves no file")
  void handlers() {
    rig.server().route("/", Answer.text("hi"));
    URLSession session = rig.session();
    AtomicInteger calls = new AtomicInteger();
    for (int round = 0; round < ROUNDS; round++) {
      CompletableFuture<Boolean> call = new CompletableFuture<>();
      URLSessionTask task =
          session.downloadTask(
              rig.uri("/"),
              (file, response, error) -> {
                calls.incrementAndGet();
                call.complete((file == null) != (error == null));
              });
      task.resume();
      for (int spin = 0; spin < round * 200; spin++) {
        Thread.onSpinWait();
      }
      task.cancel();
      assertThat(get(call)).isTrue();
    }

    session.close();

    assertThat(calls).hasValue(ROUNDS);
  }
}
