// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static dev.urlsession.daemon.engine.EngineRig.CUT;
import static dev.urlsession.daemon.engine.EngineRig.LONG;
import static dev.urlsession.daemon.engine.EngineRig.WHOLE;
import static dev.urlsession.daemon.engine.EngineRig.resource;
import static dev.urlsession.daemon.engine.EngineRig.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The database is lost, and there is no backup. */
class SidecarTest {

  @AutoClose private final EngineRig rig = new EngineRig();

  private List<Path> sidecars() throws IOException {
    Path directory = rig.home.resolve("state").resolve("sidecars");
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  @Test
  @DisplayName("P16: a download that was under way is made again, loads, and leaves no sidecar")
  void madeAgain() throws IOException {
    rig.server.route("/f", Answer.sequence(resource().gateAfter(CUT, new Gate()), resource()));
    long lost = rig.download("/f");
    rig.awaitSafe(lost, CUT);
    await().atMost(LONG).until(() -> sidecars().size() == 1);
    rig.kill();
    Files.write(rig.home.resolve("state").resolve("transfers.db"), new byte[9_000]);

    rig.begin();

    List<TaskRecord> tasks = rig.store.tasks(EngineRig.SESSION, 0, 9).join();
    assertThat(tasks).hasSize(1);
    assertThat(sha256(rig.awaitEnd(tasks.get(0).id()).file())).isEqualTo(WHOLE);
    await().atMost(LONG).until(() -> sidecars().isEmpty());
  }
}
