// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static dev.urlsession.daemon.engine.EngineRig.CUT;
import static dev.urlsession.daemon.engine.EngineRig.LENGTH;
import static dev.urlsession.daemon.engine.EngineRig.SEED;
import static dev.urlsession.daemon.engine.EngineRig.WHOLE;
import static dev.urlsession.daemon.engine.EngineRig.resource;
import static dev.urlsession.daemon.engine.EngineRig.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.testing.Answer;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskFaultTest {

  private final AtomicLong usable = new AtomicLong(Long.MAX_VALUE);

  @AutoClose
  private final EngineRig rig =
      new EngineRig(builder -> builder.space(new SpaceCheck(directory -> usable.get())));

  /** A task waits a minute for its disk; a new start of the daemon tries at once. */
  private void tryAgain(long task) {
    rig.restart();
    rig.engine.offer(withoutWait(task));
  }

  private TaskRecord withoutWait(long task) {
    EngineRig.get(rig.store.wake(rig.task(task).orElseThrow().id()));
    return rig.task(task).orElseThrow();
  }

  @Test
  @DisplayName("P11: a disk that fills up is waited for; what came is not loaded again")
  void fillsUp() {
    rig.server.route("/f", resource());
    rig.files.room(CUT, "No space left on device");
    long task = rig.download("/f");
    rig.awaitWaiting(task, WaitReason.DISK_FULL);
    long safe = rig.task(task).orElseThrow().checkpoint().received();
    rig.files.room();
    tryAgain(task);

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(safe).isPositive().isLessThanOrEqualTo(CUT);
    assertThat(rig.server.requests().get(1).header("Range")).hasValue("bytes=" + safe + "-");
  }

  @Test
  @DisplayName(
      "B-275, P11: where the server tells no length, what the application expects must fit")
  void expected() {
    rig.server.route("/f", Answer.generated(LENGTH, SEED).chunked());
    usable.set(SpaceCheck.RESERVE / 4 + LENGTH - 1);
    long large =
        rig.enqueue(
            NewTask.builder(TaskKind.DOWNLOAD, URLRequest.of(rig.server.uri("/f")))
                .expectedToReceive(LENGTH));
    rig.awaitWaiting(large, WaitReason.DISK_FULL);
    usable.set(Long.MAX_VALUE);
    tryAgain(large);

    assertThat(sha256(rig.awaitEnd(large).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("P11: what does not fit is not begun, and others go on")
  void doesNotFit() {
    rig.server.route("/f", resource());
    usable.set(SpaceCheck.RESERVE / 4 + LENGTH - 1);
    long large = rig.download("/f");
    rig.awaitWaiting(large, WaitReason.DISK_FULL);
    rig.awaitCached();
    usable.set(Long.MAX_VALUE);
    long next = rig.download("/f");
    assertThat(sha256(rig.awaitEnd(next).file())).isEqualTo(WHOLE);
    tryAgain(large);

    assertThat(sha256(rig.awaitEnd(large).file())).isEqualTo(WHOLE);
  }

  @ParameterizedTest(name = "P14: {0}")
  @DisplayName("P14: a volume that refuses is waited for, and the state says so")
  @ValueSource(strings = {"Input/output error", "Read-only file system", "Disk quota exceeded"})
  void refuses(String fault) {
    rig.server.route("/f", resource());
    rig.files.room(CUT, fault);
    long task = rig.download("/f");
    rig.awaitWaiting(task, WaitReason.DISK_FULL);
    rig.files.room();
    tryAgain(task);

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("P15: what could not be forced to the device once is loaded again")
  void forceFails() {
    rig.server.route("/f", resource());
    rig.files.forceFails(true);
    long task = rig.download("/f");
    rig.awaitWaiting(task, WaitReason.DISK_FULL);
    assertThat(rig.task(task).orElseThrow().checkpoint().received()).isZero();
    rig.files.forceFails(false);
    tryAgain(task);

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(1).header("Range")).isEmpty();
  }
}
