// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.queue;

import static dev.urlsession.contract.Waiting.get;
import static dev.urlsession.contract.Waiting.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-024: completion handlers of messages")
class UnansweredTest {

  @RegisterExtension final Rig rig = new Rig();

  private final BlockingQueue<Recorder.End> ends = new LinkedBlockingQueue<>();
  private final BlockingQueue<Consumer<URLSession.ResponseDisposition>> asked =
      new LinkedBlockingQueue<>();

  private final class Silent implements URLSessionDataDelegate {
    @Override
    public void didReceiveResponse(
        URLSession session,
        URLSessionDataTask task,
        URLResponse response,
        Consumer<URLSession.ResponseDisposition> completionHandler) {
      if (response.url().getPath().equals("/unanswered")) {
        asked.add(completionHandler);
      } else {
        completionHandler.accept(URLSession.ResponseDisposition.ALLOW);
      }
    }

    @Override
    public void willPerformHTTPRedirection(
        URLSession session,
        URLSessionTask task,
        HTTPURLResponse response,
        URLRequest newRequest,
        Consumer<URLRequest> completionHandler) {
      asked.add(disposition -> completionHandler.accept(newRequest));
    }

    @Override
    public void needNewBodyStream(
        URLSession session, URLSessionTask task, Consumer<InputStream> completionHandler) {
      asked.add(disposition -> completionHandler.accept(InputStream.nullInputStream()));
    }

    @Override
    public void didCompleteWithError(URLSession session, URLSessionTask task, URLError error) {
      ends.add(new Recorder.End(task, error));
    }
  }

  @Test
  @DisplayName("B-024: one that is never called stalls its own task only, which can be cancelled")
  void stallsOneTask() {
    rig.server().route("/unanswered", Answer.text("hi"));
    rig.server().route("/away", Answer.redirect(302, "/"));
    rig.server().route("/", Answer.text("hi"));
    URLSession session = rig.session(new Silent());
    List<URLSessionTask> stalled =
        List.of(
            session.dataTask(rig.uri("/unanswered")),
            session.dataTask(rig.uri("/away")),
            session.downloadTask(rig.uri("/away")),
            session.uploadTaskWithStreamedRequest(
                URLRequest.builder(rig.uri("/")).httpMethod("POST").build()));
    stalled.forEach(URLSessionTask::resume);
    for (int i = 0; i < 4; i++) {
      take(asked);
    }

    session.dataTask(rig.uri("/")).resume();
    assertThat(take(ends).error()).isNull();
    stalled.forEach(URLSessionTask::cancel);

    for (int i = 0; i < 4; i++) {
      assertThat(take(ends).error().code()).isEqualTo(URLError.Code.CANCELLED);
    }
  }

  @Test
  @DisplayName("B-024: an answer after the task's end changes nothing")
  void tooLate() {
    rig.server().route("/unanswered", Answer.text("hi"));
    rig.server().route("/away", Answer.redirect(302, "/"));
    URLSession session = rig.session(new Silent());
    for (String path : List.of("/unanswered", "/away")) {
      URLSessionTask task = session.dataTask(rig.uri(path));
      task.resume();
      var answer = take(asked);
      task.cancel();
      take(ends);
      answer.accept(URLSession.ResponseDisposition.ALLOW);
    }

    session.close();

    assertThat(ends).isEmpty();
    assertThat(rig.server().requestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("B-024, B-062: a late BECOME_DOWNLOAD makes no task that nobody ends")
  void lateDownload() {
    rig.server().route("/unanswered", Answer.text("hi"));
    URLSession session = rig.session(new Silent());
    URLSessionTask task = session.dataTask(rig.uri("/unanswered"));
    task.resume();
    var answer = take(asked);
    task.cancel();
    take(ends);

    answer.accept(URLSession.ResponseDisposition.BECOME_DOWNLOAD);

    assertThat(get(session.allTasks())).isEmpty();
  }

  @Test
  @DisplayName("B-024: the second answer is ignored")
  void twice() {
    rig.server().route("/unanswered", Answer.text("hi"));
    URLSession session = rig.session(new Silent());
    session.dataTask(rig.uri("/unanswered")).resume();
    var answer = take(asked);

    answer.accept(URLSession.ResponseDisposition.ALLOW);
    answer.accept(URLSession.ResponseDisposition.CANCEL);
    answer.accept(URLSession.ResponseDisposition.BECOME_DOWNLOAD);

    assertThat(take(ends).error()).isNull();
    session.close();
    assertThat(ends).isEmpty();
  }
}
