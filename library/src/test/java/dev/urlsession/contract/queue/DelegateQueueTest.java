// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.queue;

import static dev.urlsession.contract.Waiting.pass;
import static dev.urlsession.contract.Waiting.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-020: where delegates and handlers run")
class DelegateQueueTest {

  @RegisterExtension final Rig rig = new Rig();

  private final ExecutorService queue =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "theirs"));

  @AfterEach
  void shutDown() {
    queue.shutdown();
  }

  @Test
  @DisplayName("B-020: every message of a task and of the session comes on the given queue")
  void messages() {
    rig.server().redirectChain("/away", 1);
    Recorder recorder = new Recorder();
    URLSession session = rig.session(recorder, queue);
    session.dataTask(rig.uri("/away")).resume();
    recorder.end();
    session.downloadTask(rig.uri("/away")).resume();
    recorder.end();
    session.uploadTaskWithStreamedRequest(post()).resume();
    recorder.end();

    session.close();

    assertThat(recorder.events())
        .contains(
            "willPerformHTTPRedirection",
            "didReceiveResponse",
            "didReceiveData",
            "needNewBodyStream",
            "didSendBodyData",
            "didWriteData",
            "didFinishDownloading",
            "didFinishCollectingMetrics",
            "didBecomeInvalidWithError");
    assertThat(recorder.threads()).extracting(Thread::getName).containsOnly("theirs");
  }

  private URLRequest post() {
    return URLRequest.builder(rig.uri("/away/1")).httpMethod("POST").build();
  }

  @Test
  @DisplayName("B-020: handlers and futures run on it, too")
  void handlers() {
    rig.server().route("/", Answer.text("hi"));
    URLSession session = rig.session(null, queue);
    BlockingQueue<String> names = new LinkedBlockingQueue<>();

    session
        .dataTask(
            rig.uri("/"), (data, response, error) -> names.add(Thread.currentThread().getName()))
        .resume();
    session
        .downloadTask(
            rig.uri("/"), (file, response, error) -> names.add(Thread.currentThread().getName()))
        .resume();

    assertThat(take(names)).isEqualTo("theirs");
    assertThat(take(names)).isEqualTo("theirs");
    session.close();
  }

  @Test
  @DisplayName("B-020: what is given to delegateQueue() runs in turn with the messages")
  void inTurn() {
    URLSession session = rig.session(null, queue);
    List<Integer> ran = new CopyOnWriteArrayList<>();
    CountDownLatch all = new CountDownLatch(100);

    for (int i = 0; i < 100; i++) {
      int number = i;
      session
          .delegateQueue()
          .execute(
              () -> {
                ran.add(number);
                all.countDown();
              });
    }

    pass(all);
    assertThat(ran).isSorted().hasSize(100);
    session.close();
  }

  @Test
  @DisplayName("B-021: without a queue the session has a serial one of its own")
  void ownQueue() {
    rig.server().route("/", Answer.text("hi"));
    Recorder recorder = new Recorder();
    URLSession session = rig.session(recorder);

    session.dataTask(rig.uri("/")).resume();
    recorder.end();
    session.close();

    assertThat(recorder.threads())
        .extracting(Thread::getName)
        .allMatch(name -> name.startsWith("urlsession-delegates-"));
  }
}
