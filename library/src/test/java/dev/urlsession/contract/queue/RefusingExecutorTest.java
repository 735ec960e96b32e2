// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSession;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-020: executors that refuse work")
class RefusingExecutorTest {

  @RegisterExtension final Rig rig = new Rig();

  private void loads(Executor queue) {
    rig.server().route("/", Answer.text("hi"));
    Recorder recorder = new Recorder();
    URLSession session = rig.session(recorder, queue);

    session.dataTask(rig.uri("/")).resume();

    assertThat(recorder.end().error()).isNull();
    session.close();
    assertThat(recorder.events())
        .startsWith("didCreateTask", "didReceiveResponse", "didReceiveData")
        .endsWith(
            "didFinishCollectingMetrics", "didCompleteWithError", "didBecomeInvalidWithError");
  }

  @Test
  @DisplayName("B-020: no message is lost when the executor was shut down")
  void shutDown() {
    ExecutorService queue = Executors.newSingleThreadExecutor();
    queue.shutdown();

    loads(queue);
  }

  @Test
  @DisplayName("B-020: no message is lost when the executor fails in a way of its own")
  void broken() {
    loads(
        work -> {
          throw new IllegalStateException("thrown by the test");
        });
  }

  @Test
  @DisplayName("B-020, B-021: nothing runs twice when the executor runs the work and then fails")
  void runsAndFails() {
    loads(
        work -> {
          work.run();
          throw new IllegalStateException("thrown by the test");
        });
  }

  @Test
  @DisplayName("B-020: an executor that runs the work at once will do")
  void direct() {
    loads(Runnable::run);
  }
}
