// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static dev.urlsession.daemon.engine.EngineRig.CUT;
import static dev.urlsession.daemon.engine.EngineRig.LENGTH;
import static dev.urlsession.daemon.engine.EngineRig.WHOLE;
import static dev.urlsession.daemon.engine.EngineRig.breaking;
import static dev.urlsession.daemon.engine.EngineRig.get;
import static dev.urlsession.daemon.engine.EngineRig.resource;
import static dev.urlsession.daemon.engine.EngineRig.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DownloadTest {

  @AutoClose private final EngineRig rig = new EngineRig();

  @Test
  @DisplayName("a task that is accepted is downloaded, and its result waits for its application")
  void complete() {
    rig.server.route("/f", resource());
    TaskResult result = rig.awaitEnd(rig.download("/f"));

    assertThat(result.failure()).isNull();
    assertThat(result.response().statusCode()).isEqualTo(200);
    assertThat(sha256(result.file())).isEqualTo(WHOLE);
    assertThat(result.received()).isEqualTo(LENGTH);
    assertThat(rig.cached()).containsExactly(result.file());
  }

  @Test
  @DisplayName("B-270: a lost connection is no failure; the download goes on where it was")
  void goesOn() {
    rig.server.route("/f", Answer.sequence(breaking(), resource()));
    TaskResult result = rig.awaitEnd(rig.download("/f"));

    assertThat(sha256(result.file())).isEqualTo(WHOLE);
    assertThat(rig.live.events).contains("resumed at " + CUT + " of " + LENGTH);
    assertThat(rig.server.requests().get(1).header("Range")).hasValue("bytes=" + CUT + "-");
  }

  @Test
  @DisplayName("B-270: a fresh 404 or 500 is an answer and no failure")
  void status() {
    rig.server.route("/gone", Answer.text("gone").status(404));
    rig.server.route("/broken", Answer.text("broken").status(500));
    TaskResult gone = rig.awaitEnd(rig.download("/gone"));
    TaskResult broken = rig.awaitEnd(rig.download("/broken"));

    assertThat(gone.failure()).isNull();
    assertThat(gone.response().statusCode()).isEqualTo(404);
    assertThat(gone.file()).hasContent("gone");
    assertThat(broken.response().statusCode()).isEqualTo(500);
  }

  @Test
  @DisplayName("suspend keeps what is there, resume goes on behind it")
  void suspend() {
    rig.server.route("/f", Answer.sequence(resource().gateAfter(CUT, new Gate()), resource()));
    long task = rig.download("/f");
    rig.awaitSafe(task, CUT);
    rig.want(task, Desired.SUSPEND);
    await()
        .atMost(EngineRig.LONG)
        .until(() -> rig.task(task).orElseThrow().state() == TaskState.NEW);
    rig.server.awaitOpenConnections(0, EngineRig.LONG);
    rig.want(task, Desired.RUN);

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(1).header("Range")).hasValue("bytes=" + CUT + "-");
  }

  @Test
  @DisplayName("cancel leaves a failure to tell and no file")
  void cancel() {
    rig.server.route("/f", resource().gateAfter(CUT, new Gate()));
    long task = rig.download("/f");
    rig.awaitSafe(task, CUT);
    rig.want(task, Desired.CANCEL);
    TaskResult result = rig.awaitEnd(task);

    assertThat(result.failure().code()).isEqualTo(-999);
    assertThat(result.failure().resumeData()).isNull();
    rig.awaitCached();
  }

  private long suspended() {
    rig.server.route("/f", Answer.sequence(resource().gateAfter(CUT, new Gate()), resource()));
    long task = rig.download("/f");
    rig.awaitSafe(task, CUT);
    rig.want(task, Desired.SUSPEND);
    await()
        .atMost(EngineRig.LONG)
        .until(() -> rig.task(task).orElseThrow().state() == TaskState.NEW);
    return task;
  }

  @Test
  @DisplayName("cancelling a suspended task removes its part")
  void cancelSuspended() {
    long task = suspended();
    assertThat(rig.cached()).hasSize(1);
    rig.want(task, Desired.CANCEL);

    assertThat(rig.awaitEnd(task).failure().code()).isEqualTo(-999);
    rig.awaitCached();
  }

  @Test
  @DisplayName("a suspended task that is cancelled with resume data goes on in another task")
  void resumeDataOfSuspended() {
    long task = suspended();
    byte[] data = get(rig.engine.cancelByProducingResumeData(rig.task(task).orElseThrow().id()));
    rig.want(task, Desired.CANCEL);
    rig.awaitEnd(task);
    long next =
        rig.enqueue(
            NewTask.builder(TaskKind.DOWNLOAD, URLRequest.of(rig.server.uri("/f")))
                .resumeData(data));

    assertThat(sha256(rig.awaitEnd(next).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(1).header("Range")).hasValue("bytes=" + CUT + "-");
  }

  @Test
  @DisplayName("what is cancelled with resume data goes on in another task")
  void resumeData() {
    rig.server.route("/f", Answer.sequence(resource().gateAfter(CUT, new Gate()), resource()));
    long task = rig.download("/f");
    rig.awaitSafe(task, CUT);
    byte[] data = get(rig.engine.cancelByProducingResumeData(rig.task(task).orElseThrow().id()));
    assertThat(rig.awaitEnd(task).failure().resumeData()).isEqualTo(data);
    assertThat(rig.cached()).singleElement().asString().contains(".kept");
    long next =
        rig.enqueue(
            NewTask.builder(TaskKind.DOWNLOAD, URLRequest.of(rig.server.uri("/f")))
                .resumeData(data));

    assertThat(sha256(rig.awaitEnd(next).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(1).header("Range")).hasValue("bytes=" + CUT + "-");
    assertThat(rig.cached()).hasSize(1);
  }
}
