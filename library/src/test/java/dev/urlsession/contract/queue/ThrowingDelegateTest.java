// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.queue;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B-024, B-035: delegates that throw")
class ThrowingDelegateTest {

  @RegisterExtension final Rig rig = new Rig();

  private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
  private final ExecutorService queue =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "theirs");
            thread.setUncaughtExceptionHandler((where, thrown) -> uncaught.add(thrown));
            return thread;
          });

  @AfterEach
  void shutDown() {
    queue.shutdown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "willPerformHTTPRedirection",
        "needNewBodyStream",
        "didSendBodyData",
        "didReceiveInformationalResponse",
        "didReceiveResponse",
        "didReceiveData",
        "didBecomeDownloadTask",
        "didWriteData",
        "didFinishDownloading",
        "didFinishCollectingMetrics",
        "didCompleteWithError"
      })
  @DisplayName("B-024, B-035: the task ends once, and others go on")
  void ends(String method) {
    rig.server().redirectChain("/away", 1);
    rig.server().route("/away/1", Answer.text("arrived").informational(103));
    Recorder recorder = new Recorder();
    recorder.on(
        method,
        task -> {
          throw new IllegalStateException("thrown by the test");
        });
    if (method.equals("didBecomeDownloadTask")) {
      recorder.answering(URLSession.ResponseDisposition.BECOME_DOWNLOAD);
    }
    URLSession session = rig.session(recorder, queue);

    task(session, method).resume();
    recorder.end();
    session.close();

    assertThat(recorder.count("didCompleteWithError")).isEqualTo(1);
    assertThat(recorder.count("didFinishCollectingMetrics")).isEqualTo(1);
    assertThat(recorder.count("didBecomeInvalidWithError")).isEqualTo(1);
    assertThat(uncaught).isNotEmpty().allMatch(IllegalStateException.class::isInstance);
  }

  private URLSessionTask task(URLSession session, String method) {
    return switch (method) {
      case "needNewBodyStream", "didSendBodyData" ->
          session.uploadTaskWithStreamedRequest(
              URLRequest.builder(rig.uri("/away/1")).httpMethod("POST").build());
      case "didWriteData", "didFinishDownloading" -> session.downloadTask(rig.uri("/away"));
      default -> session.dataTask(rig.uri("/away"));
    };
  }

  @Test
  @DisplayName("B-022: didCreateTask throws to the factory's caller, and the task ends")
  void didCreateTask() {
    Recorder recorder = new Recorder();
    recorder.on(
        "didCreateTask",
        task -> {
          throw new IllegalStateException("thrown by the test");
        });
    URLSession session = rig.session(recorder, queue);

    assertThatThrownBy(() -> session.dataTask(rig.uri("/")))
        .isInstanceOf(IllegalStateException.class);

    assertThat(recorder.end().error().code()).isEqualTo(URLError.Code.CANCELLED);
    session.close();
  }

  @Test
  @DisplayName("B-022, B-062: didCreateTask of a task that became a download ends that task")
  void didCreateDownload() {
    rig.server().route("/", Answer.text("hi"));
    AtomicInteger count = new AtomicInteger();
    Recorder recorder = new Recorder().answering(URLSession.ResponseDisposition.BECOME_DOWNLOAD);
    recorder.on(
        "didCreateTask",
        task -> {
          if (count.incrementAndGet() == 2) {
            throw new IllegalStateException("thrown by the test");
          }
        });
    URLSession session = rig.session(recorder, queue);

    session.dataTask(rig.uri("/")).resume();

    assertThat(recorder.end().error().code()).isEqualTo(URLError.Code.CANCELLED);
    session.close();
    assertThat(recorder.count("didCompleteWithError")).isEqualTo(1);
  }

  @Test
  @DisplayName("B-050: a completion handler that throws harms nobody")
  void handlers() {
    rig.server().route("/", Answer.text("hi"));
    URLSession session = rig.session(null, queue);
    session
        .dataTask(
            rig.uri("/"),
            (data, response, error) -> {
              throw new IllegalStateException("thrown by the test");
            })
        .resume();
    session
        .downloadTask(
            rig.uri("/"),
            (file, response, error) -> {
              throw new AssertionError("thrown by the test");
            })
        .resume();

    assertThat(get(session.data(rig.uri("/"))).data()).asString().isEqualTo("hi");
    session.close();
    assertThat(uncaught).hasSize(2);
  }
}
