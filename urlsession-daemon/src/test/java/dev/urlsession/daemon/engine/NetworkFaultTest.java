// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static dev.urlsession.daemon.engine.EngineRig.CUT;
import static dev.urlsession.daemon.engine.EngineRig.LONG;
import static dev.urlsession.daemon.engine.EngineRig.WHOLE;
import static dev.urlsession.daemon.engine.EngineRig.breaking;
import static dev.urlsession.daemon.engine.EngineRig.resource;
import static dev.urlsession.daemon.engine.EngineRig.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.NetworkPathMonitor.Path;
import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.SessionSettingsBuilder;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NetworkFaultTest {

  private static final Path METERED = new Path(true, true, true, false, false);

  private final EngineRig.FakeMonitor monitor = new EngineRig.FakeMonitor();
  private final SteppedTime time = new SteppedTime();

  @AutoClose
  private final EngineRig rig = new EngineRig(builder -> builder.monitor(monitor).timers(time));

  @Test
  @DisplayName("N15: a name that is not found for a while is asked for again")
  void unknownName() {
    long task =
        rig.enqueue(
            NewTask.builder(
                TaskKind.DOWNLOAD, URLRequest.of(URI.create("http://no-such-host.invalid/f"))));
    rig.awaitWaiting(task, WaitReason.BACKOFF);

    assertThat(rig.result(task)).isNull();
  }

  @Test
  @DisplayName("N16: without a network tasks wait, and go on as soon as there is one")
  void noNetwork() {
    rig.server.route("/f", resource());
    monitor.becomes(Path.UNSATISFIED);
    long task = rig.download("/f");
    rig.awaitWaiting(task, WaitReason.NO_NETWORK);
    assertThat(rig.server.requestCount()).isZero();
    monitor.becomes(Path.SATISFIED);

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName(
      "N16: a daemon that is started again looks at once whether there is a network by now")
  void networkAtStart() {
    rig.server.route("/f", resource());
    monitor.becomes(Path.UNSATISFIED);
    long task = rig.download("/f");
    rig.awaitWaiting(task, WaitReason.NO_NETWORK);
    rig.kill();
    monitor.becomes(Path.SATISFIED);
    rig.begin();

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName(
      "N17: a network that costs money stops the task that must not use it, and keeps its part")
  void metered() {
    rig.settings(new SessionSettingsBuilder().allowsExpensive(false).build());
    rig.server.route("/f", Answer.sequence(resource().gateAfter(CUT, new Gate()), resource()));
    long task = rig.download("/f");
    rig.awaitSafe(task, CUT);
    monitor.becomes(METERED);
    rig.server.awaitOpenConnections(0, LONG);
    rig.awaitWaiting(task, WaitReason.METERED);
    monitor.becomes(Path.SATISFIED);

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(1).header("Range")).hasValue("bytes=" + CUT + "-");
  }

  @Test
  @DisplayName(
      "N18: after eight hours of sleep the download goes on by itself, on a new connection")
  void slept() {
    rig.server.route("/f", Answer.sequence(resource().gateAfter(CUT, new Gate()), resource()));
    long task = rig.download("/f");
    rig.awaitSafe(task, CUT);
    time.sleep(Duration.ofHours(8));

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("N18: the time for the resource counts the sleep")
  void expiresAsleep() {
    rig.server.route("/f", resource().gateAfter(CUT, new Gate()));
    long task = rig.download("/f");
    rig.awaitSafe(task, CUT);
    time.sleep(Duration.ofDays(7).plusHours(1));
    TaskResult result = rig.awaitEnd(task);

    assertThat(result.failure().code()).isEqualTo(-1001);
    assertThat(result.failure().resumeData()).isNotNull();
  }

  @Test
  @DisplayName("N19: a clock set back by a year, while a download runs, changes nothing")
  void clockSetBack() {
    Gate gate = new Gate();
    rig.server.route("/f", resource().gateAfter(CUT, gate));
    long task = rig.download("/f");
    rig.awaitSafe(task, CUT);
    time.set(Duration.ofDays(-365));
    gate.open();

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "N19: a clock set forward by a year ends no task, neither one that runs nor its retry")
  void clockSetForward() {
    Gate gate = new Gate();
    rig.server.route("/f", Answer.sequence(breaking().gateAfter(CUT / 2, gate), resource()));
    long task = rig.download("/f");
    gate.awaitArrivals(1, LONG);
    time.set(Duration.ofDays(365));
    gate.open();

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("N20: a server that falls silent ends the attempt, not the task")
  void stalls() {
    rig.settings(new SessionSettingsBuilder().timeoutForRequest(Duration.ofSeconds(1)).build());
    rig.server.route("/f", Answer.sequence(resource().gateAfter(CUT, new Gate()), resource()));

    assertThat(sha256(rig.awaitEnd(rig.download("/f")).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("N22: many tasks for a dead host cause no storm, and others go on")
  void deadHost() {
    try (LoopbackServer dead = LoopbackServer.start()) {
      dead.dropConnections();
      for (int i = 0; i < 200; i++) {
        rig.enqueue(NewTask.builder(TaskKind.DOWNLOAD, URLRequest.of(dead.uri("/f"))));
      }
      rig.server.route("/f", resource());
      assertThat(sha256(rig.awaitEnd(rig.download("/f")).file())).isEqualTo(WHOLE);
      // Five failures, what was in flight with them, and their reconnects: far from 200.
      assertThat(dead.connections()).isLessThan(60);
    }
  }

  @Test
  @DisplayName("N25: a certificate nobody vouches for is a failure at once, and no byte is taken")
  void untrusted() {
    try (LoopbackServer secret = LoopbackServer.tls()) {
      secret.route("/f", resource());
      long task = rig.enqueue(NewTask.builder(TaskKind.DOWNLOAD, URLRequest.of(secret.uri("/f"))));
      TaskResult result = rig.awaitEnd(task);

      assertThat(result.failure().code()).isBetween(-1204, -1201);
      assertThat(secret.requestCount()).isZero();
      rig.awaitCached();
    }
  }

  @Test
  @DisplayName("B-274: a delayed request is asked about when its time has come, and then sent")
  void delayed() {
    rig.server.route("/f", resource());
    long task =
        rig.enqueue(
            NewTask.builder(TaskKind.DOWNLOAD, URLRequest.of(rig.server.uri("/f")))
                .earliestBegin(Instant.now().plusMillis(300)));
    rig.awaitWaiting(task, WaitReason.DELAYED_REQUEST);
    assertThat(rig.server.requestCount()).isZero();
    EngineRig.get(rig.store.wake(rig.task(task).orElseThrow().id()));
    rig.engine.offer(rig.task(task).orElseThrow());
    await().atMost(LONG).until(() -> rig.task(task).orElseThrow().state() == TaskState.DONE);

    assertThat(sha256(rig.result(task).file())).isEqualTo(WHOLE);
  }
}
