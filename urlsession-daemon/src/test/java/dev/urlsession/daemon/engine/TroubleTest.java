// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static dev.urlsession.daemon.engine.EngineRig.LONG;
import static dev.urlsession.daemon.engine.EngineRig.WHOLE;
import static dev.urlsession.daemon.engine.EngineRig.resource;
import static dev.urlsession.daemon.engine.EngineRig.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.testing.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B-270: what a task has been through outlives the daemon")
class TroubleTest {

  @AutoClose private final EngineRig rig = new EngineRig();

  private int failures(long task) {
    return rig.task(task).orElseThrow().trouble().failures();
  }

  @Test
  @DisplayName("B-270: a daemon that is started again goes on with the waits of the one before")
  void waits() {
    rig.server.route("/f", Answer.reset());
    long task = rig.download("/f");
    rig.awaitWaiting(task, WaitReason.BACKOFF);
    assertThat(failures(task)).isEqualTo(1);
    Instant restarted = Instant.now();
    rig.restart();
    await().atMost(LONG).until(() -> failures(task) == 2);

    TaskRecord waiting = rig.task(task).orElseThrow();
    assertThat(waiting.waitingFor().until())
        .as("the second wait is one of five seconds")
        .isAfter(restarted.plus(Duration.ofSeconds(2)));
  }

  @Test
  @DisplayName("L19: a task that killed the daemon three times is given up, and others go on")
  void quarantine() throws IOException {
    rig.server.route("/f", resource());
    rig.server.route("/bad", Answer.never());
    long bad = rig.download("/bad");
    long id = rig.task(bad).orElseThrow().id();
    rig.kill();
    // As the third death in a row leaves it.
    Files.writeString(rig.home.resolve("state").resolve("crashes"), id + " 2\n");
    Files.write(
        rig.home.resolve("state").resolve("under-hand"),
        ByteBuffer.allocate(Long.BYTES).putLong(id).array());
    rig.begin();

    assertThat(rig.awaitEnd(bad).failure().message()).contains("died three times");
    assertThat(sha256(rig.awaitEnd(rig.download("/f")).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("B-274: the application is asked about a delayed request once, not once a daemon")
  void asksOnce() {
    rig.server.route("/f", resource());
    long task =
        rig.enqueue(
            NewTask.builder(TaskKind.DOWNLOAD, URLRequest.of(rig.server.uri("/f")))
                .earliestBegin(Instant.now().plusMillis(100)));
    rig.awaitWaiting(task, WaitReason.DELAYED_REQUEST);
    rig.restart();
    EngineRig.get(rig.store.wake(rig.task(task).orElseThrow().id()));
    rig.engine.offer(rig.task(task).orElseThrow());

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(rig.events())
        .filteredOn(event -> event.body() instanceof EventBody.DelayedRequest)
        .hasSize(1);
  }
}
