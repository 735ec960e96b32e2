// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.tasks;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.URLError;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-041: a task's own delegate")
class TaskDelegateTest {

  @RegisterExtension final Rig rig = new Rig();

  private final Recorder ofSession = new Recorder();

  @Test
  @DisplayName("B-041: it gets each message, and the session's delegate none of them")
  void first() {
    rig.server().redirectChain("/away", 1);
    Recorder own = new Recorder();
    URLSessionTask task = rig.session(ofSession).dataTask(rig.uri("/away"));
    task.setDelegate(own);

    task.resume();
    own.end();

    assertThat(own.events())
        .contains("willPerformHTTPRedirection", "didReceiveResponse", "didReceiveData")
        .endsWith("didFinishCollectingMetrics", "didCompleteWithError");
    assertThat(ofSession.events()).containsExactly("didCreateTask");
  }

  @Test
  @DisplayName("B-041, B-356: what it leaves out, the session's delegate gets")
  void fallback() {
    rig.server().redirectChain("/away", 1);
    AtomicInteger responses = new AtomicInteger();
    URLSessionTask task = rig.session(ofSession).dataTask(rig.uri("/away"));
    task.setDelegate(
        new URLSessionDataDelegate() {
          @Override
          public void didReceiveResponse(
              URLSession session,
              URLSessionDataTask of,
              URLResponse response,
              Consumer<URLSession.ResponseDisposition> completionHandler) {
            responses.incrementAndGet();
            completionHandler.accept(URLSession.ResponseDisposition.ALLOW);
          }
        });

    task.resume();
    ofSession.end();

    assertThat(responses).hasValue(1);
    assertThat(ofSession.events())
        .contains("willPerformHTTPRedirection", "didReceiveData", "didFinishCollectingMetrics")
        .doesNotContain("didReceiveResponse");
  }

  @Test
  @DisplayName("B-041: a delegate of another kind leaves out all it does not know")
  void otherKind() {
    rig.server().route("/", Answer.text("hi"));
    CompletableFuture<URLError> ended = new CompletableFuture<>();
    URLSessionTask task = rig.session(ofSession).downloadTask(rig.uri("/"));
    task.setDelegate(
        new URLSessionTaskDelegate() {
          @Override
          public void didCompleteWithError(URLSession session, URLSessionTask of, URLError error) {
            ended.complete(error);
          }
        });

    task.resume();

    assertThat(get(ended)).isNull();
    assertThat(ofSession.events())
        .contains("didFinishDownloading")
        .doesNotContain("didCompleteWithError");
  }

  @Test
  @DisplayName("B-041: it cannot be changed once the task was resumed")
  void fixed() {
    rig.server().route("/", Answer.text("hi"));
    URLSessionTask task = rig.session(ofSession).dataTask(rig.uri("/"));
    task.resume();

    assertThatThrownBy(() -> task.setDelegate(new Recorder()))
        .isInstanceOf(URLSessionUsageException.class);
    ofSession.end();
  }

  @Test
  @DisplayName("B-041: it is let go once it has heard the end")
  void letGo() {
    rig.server().route("/", Answer.text("hi"));
    Recorder own = new Recorder();
    URLSession session = rig.session(ofSession);
    URLSessionTask task = session.dataTask(rig.uri("/"));
    task.setDelegate(own);
    assertThat(task.delegate()).isSameAs(own);

    task.resume();
    own.end();
    session.close();

    assertThat(task.delegate()).isNull();
  }

  @Test
  @DisplayName("B-041, B-062: the download that a data task becomes keeps it")
  void keptByDownload() {
    rig.server().route("/", Answer.text("hi"));
    Recorder own = new Recorder().answering(URLSession.ResponseDisposition.BECOME_DOWNLOAD);
    URLSessionTask task = rig.session(ofSession).dataTask(rig.uri("/"));
    task.setDelegate(own);

    task.resume();
    own.end();

    assertThat(own.events()).contains("didBecomeDownloadTask", "didFinishDownloading");
    assertThat(ofSession.events()).containsExactly("didCreateTask");
  }
}
