// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static dev.urlsession.daemon.engine.EngineRig.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A volume that is really full; where none can be mounted, {@link DiskFaultTest} has to do. */
class FullVolumeTest {

  private static final int LENGTH = 6 << 20;

  @Test
  @DisplayName(
      "P11: a small volume that fills up: the task waits, and completes when there is room")
  void fillsUp() throws Exception {
    EngineRig rig =
        new EngineRig(builder -> builder.space(new SpaceCheck(directory -> Long.MAX_VALUE)));
    try (rig) {
      Path volume = Files.createDirectories(rig.cache);
      rig.kill();
      if (!run("mount", "-t", "tmpfs", "-o", "size=8m,mode=0700", "tmpfs", volume.toString())) {
        rig.begin();
        return;
      }
      try {
        onVolume(rig, volume);
      } finally {
        rig.kill();
        run("umount", volume.toString());
        rig.begin();
      }
    }
  }

  private static void onVolume(EngineRig rig, Path volume) throws IOException {
    Path ballast = Files.write(volume.resolve("ballast"), new byte[4 << 20]);
    rig.server.route("/f", Answer.generated(LENGTH, 5).ranges().header("ETag", "\"v1\""));
    rig.begin();
    long task = rig.download("/f");
    rig.awaitWaiting(task, WaitReason.DISK_FULL);
    long safe = rig.task(task).orElseThrow().checkpoint().received();
    Files.delete(ballast);
    EngineRig.get(rig.store.wake(rig.task(task).orElseThrow().id()));
    rig.restart();

    assertThat(EngineRig.sha256(rig.awaitEnd(task).file())).isEqualTo(Generated.sha256(5, LENGTH));
    assertThat(safe).isPositive();
  }

  private static boolean run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
