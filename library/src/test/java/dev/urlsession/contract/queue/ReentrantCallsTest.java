// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.queue;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-023: calls from the delegate into the session")
class ReentrantCallsTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-023: a message may make and resume a task, suspend, cancel and list")
  void anything() {
    rig.server().route("/", Answer.text("hi"));
    AtomicReference<URLSession> session = new AtomicReference<>();
    AtomicBoolean first = new AtomicBoolean(true);
    Recorder recorder = new Recorder();
    recorder.on(
        "didReceiveResponse",
        task -> {
          if (first.getAndSet(false)) {
            session.get().dataTask(rig.uri("/")).resume();
            session.get().getAllTasks(tasks -> {});
            session.get().flush(() -> {});
            task.suspend();
            task.resume();
          } else {
            task.cancel();
          }
        });
    session.set(rig.session(recorder));

    session.get().dataTask(rig.uri("/")).resume();

    List<Recorder.End> ends = List.of(recorder.end(), recorder.end());
    assertThat(ends).filteredOn(end -> end.error() == null).hasSize(1);
    assertThat(ends)
        .filteredOn(end -> end.error() != null)
        .allMatch(end -> end.error().code() == URLError.Code.CANCELLED)
        .hasSize(1);
  }

  @Test
  @DisplayName("B-023: a completion handler may be answered later, from another thread")
  void answeredElsewhere() {
    rig.server().route("/", Answer.text("hi"));
    CompletableFuture<Consumer<URLSession.ResponseDisposition>> asked = new CompletableFuture<>();
    CompletableFuture<URLError> ended = new CompletableFuture<>();
    URLSession session =
        rig.session(
            new URLSessionDataDelegate() {
              @Override
              public void didReceiveResponse(
                  URLSession of,
                  URLSessionDataTask task,
                  URLResponse response,
                  Consumer<URLSession.ResponseDisposition> completionHandler) {
                asked.complete(completionHandler);
              }

              @Override
              public void didCompleteWithError(URLSession of, URLSessionTask task, URLError error) {
                ended.complete(error);
              }
            });
    session.dataTask(rig.uri("/")).resume();
    Consumer<URLSession.ResponseDisposition> answer = get(asked);
    assertThat(ended).isNotDone();

    answer.accept(URLSession.ResponseDisposition.ALLOW);

    assertThat(get(ended)).isNull();
  }
}
