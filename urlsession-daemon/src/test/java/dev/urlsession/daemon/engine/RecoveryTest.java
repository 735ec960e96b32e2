// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static dev.urlsession.daemon.engine.EngineRig.CUT;
import static dev.urlsession.daemon.engine.EngineRig.LENGTH;
import static dev.urlsession.daemon.engine.EngineRig.LONG;
import static dev.urlsession.daemon.engine.EngineRig.WHOLE;
import static dev.urlsession.daemon.engine.EngineRig.resource;
import static dev.urlsession.daemon.engine.EngineRig.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The daemon ends without any care, and begins again. */
class RecoveryTest {

  @AutoClose private final EngineRig rig = new EngineRig();

  private long halfWay() {
    return halfWay(resource());
  }

  private long halfWay(Answer rest) {
    rig.server.route("/f", Answer.sequence(resource().gateAfter(CUT, new Gate()), rest));
    long task = rig.download("/f");
    rig.awaitSafe(task, CUT);
    rig.kill();
    return task;
  }

  private Path part() {
    return rig.cached().get(0);
  }

  @Test
  @DisplayName("P01, P02: bytes behind the last checkpoint are loaded again, those before are not")
  void behindTheCheckpoint() throws IOException {
    long task = halfWay();
    Files.write(part(), new byte[7_000], StandardOpenOption.APPEND);
    rig.begin();

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(1).header("Range")).hasValue("bytes=" + CUT + "-");
  }

  @Test
  @DisplayName("P21: a part that somebody deleted is loaded again")
  void deleted() throws IOException {
    long task = halfWay();
    Files.delete(part());
    rig.begin();

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("P21: a part that somebody shortened or replaced is loaded again")
  void replaced() throws IOException {
    long task = halfWay();
    Path part = part();
    Path other = Files.write(rig.home.resolve("other"), new byte[CUT]);
    Files.move(other, part, StandardCopyOption.REPLACE_EXISTING);
    rig.begin();

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("P03: the file has its name already, and the row does not know: one file, one event")
  void renamedAlready() throws IOException {
    long task = finalizing();
    Path part = part();
    Files.move(part, PartNames.ready(part));
    rig.files.moveFails(false);
    rig.begin();
    TaskResult result = rig.awaitEnd(task);

    assertThat(sha256(result.file())).isEqualTo(WHOLE);
    assertThat(rig.cached()).containsExactly(result.file());
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("P04: the rename was lost: the file is found under its first name")
  void renameLost() {
    long task = finalizing();
    rig.files.moveFails(false);
    rig.begin();
    TaskResult result = rig.awaitEnd(task);

    assertThat(sha256(result.file())).isEqualTo(WHOLE);
    assertThat(rig.cached()).containsExactly(result.file());
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("P03, P04: the file is under neither name: it is loaded again")
  void neither() throws IOException {
    long task = finalizing();
    Files.delete(part());
    rig.files.moveFails(false);
    rig.begin();

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requestCount()).isEqualTo(2);
  }

  /** The daemon dies when the row says that the file is about to get its name. */
  private long finalizing() {
    rig.files.moveFails(true);
    rig.server.route("/f", resource());
    long task = rig.download("/f");
    await().atMost(LONG).until(() -> rig.task(task).orElseThrow().state() == TaskState.FINALIZING);
    rig.kill();
    return task;
  }

  @Test
  @DisplayName("P22: files that no row speaks of go when they are old, those of living tasks stay")
  void orphans() throws IOException {
    long task = halfWay(Answer.never());
    Path live = part();
    Path left = Files.write(live.resolveSibling("urlsession-" + 4711 + "-1.part"), new byte[9]);
    Path ready = Files.write(live.resolveSibling("urlsession-" + 4712 + "-1.ready"), new byte[9]);
    Path foreign = Files.write(live.resolveSibling("notes.txt"), new byte[9]);
    rig.begin();
    rig.want(task, Desired.SUSPEND);
    await()
        .atMost(LONG)
        .until(() -> rig.task(task).map(TaskRecord::state).orElseThrow() == TaskState.NEW);
    assertThat(rig.engine.sweepOrphans()).as("young files").isEmpty();
    new OrphanSweepAges(rig.cache).makeOld();

    assertThat(rig.engine.sweepOrphans()).containsExactlyInAnyOrder(left, ready);
    assertThat(rig.cached()).containsExactlyInAnyOrder(live, foreign);
  }

  @Test
  @DisplayName(
      "P22: what was kept to be uploaded goes when no task was accepted, however old it is")
  void orphanedUploads() throws IOException {
    Path spool = Files.createDirectories(rig.cache.resolve("apps").resolve("a").resolve("spool"));
    Path orphan = Files.write(spool.resolve("1.body"), new byte[9]);
    Path needed = Files.write(spool.resolve("2.body"), new byte[9]);
    Path foreign = Files.write(spool.resolve("notes.txt"), new byte[9]);
    Files.setLastModifiedTime(orphan, FileTime.from(Instant.EPOCH)); // As a second name may have.
    rig.server.route("/u", Answer.never());
    rig.uploadOwn("/u", needed);
    SpoolSweep sweep = new SpoolSweep(rig.store, rig.cache, FileAccess.REAL);

    assertThat(sweep.sweep(Instant.now())).as("young files").isEmpty();
    assertThat(sweep.sweep(Instant.now().plus(OrphanSweep.GRACE.multipliedBy(2))))
        .containsExactly(orphan);
    assertThat(rig.cached()).containsExactlyInAnyOrder(needed, foreign);
  }

  @Test
  @DisplayName("P23: after an orderly end nothing has to be recovered, and no byte comes twice")
  void orderly() {
    rig.server.route("/f", Answer.sequence(resource().gateAfter(CUT, new Gate()), resource()));
    long task = rig.download("/f");
    rig.awaitSafe(task, CUT);
    EngineRig.get(rig.engine.drain());
    assertThat(rig.task(task).orElseThrow().state()).isEqualTo(TaskState.QUEUED);
    rig.restart();

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(1).header("Range")).hasValue("bytes=" + CUT + "-");
    assertThat(rig.awaitEnd(task).received()).isEqualTo(LENGTH);
  }
}
