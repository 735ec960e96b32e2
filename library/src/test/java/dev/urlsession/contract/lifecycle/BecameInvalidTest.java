// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSession;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-005: the last message of a session")
class BecameInvalidTest {

  @RegisterExtension final Rig rig = new Rig();

  private final Recorder recorder = new Recorder();

  @Test
  @DisplayName("B-005: it comes once, after the last message of the last task")
  void last() {
    rig.server().route("/", Answer.text("hi"));
    URLSession session = rig.session(recorder);
    session.dataTask(rig.uri("/")).resume();

    session.finishTasksAndInvalidate();
    session.finishTasksAndInvalidate();
    session.invalidateAndCancel();
    recorder.awaitInvalid();
    session.close();

    assertThat(recorder.events())
        .endsWith("didFinishCollectingMetrics", "didCompleteWithError", "didBecomeInvalidWithError")
        .containsOnlyOnce("didBecomeInvalidWithError");
  }

  @Test
  @DisplayName("B-005: a session without tasks sends it, too, without an error")
  void withoutTasks() {
    URLSession session = rig.session(recorder);

    session.finishTasksAndInvalidate();
    recorder.awaitInvalid();

    assertThat(recorder.events()).containsExactly("didBecomeInvalidWithError");
  }

  @Test
  @DisplayName("B-006: the session then has no delegate")
  void delegateDropped() {
    URLSession session = rig.session(recorder);
    assertThat(session.delegate()).isSameAs(recorder);

    session.close();

    assertThat(session.delegate()).isNull();
  }

  @Test
  @DisplayName("B-006: when the last message throws, the session is invalid all the same")
  void throwing() {
    recorder.on(
        "didBecomeInvalidWithError",
        none -> {
          throw new IllegalStateException("thrown by the test");
        });
    URLSession session = rig.session(recorder);

    session.close();

    assertThat(session.delegate()).isNull();
  }
}
