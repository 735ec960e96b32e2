// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.hub.LaunchRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessStarterTest {

  @TempDir Path directory;

  @Test
  @DisplayName(
      "E09: a real process gets its marks, its directory and allowed variables, and is waited for")
  void starts() throws Exception {
    LaunchRecord record =
        new LaunchRecord(
            Path.of("/bin/sh"),
            List.of("-c", "env > seen; cut -d' ' -f1,6 /proc/self/stat >> seen; exit 7"),
            directory,
            Map.of("TZ", "Etc/GMT+9", "MY_TOKEN", "secret", "LD_PRELOAD", "/evil.so"));

    int code =
        new ProcessStarter()
            .start(record, Map.of(Relauncher.SESSION, "s", Relauncher.NONCE, "n"))
            .get(60, TimeUnit.SECONDS);

    assertThat(code).isEqualTo(7);
    List<String> seen = Files.readAllLines(directory.resolve("seen"));
    assertThat(seen)
        .contains("TZ=Etc/GMT+9", Relauncher.SESSION + "=s", Relauncher.NONCE + "=n")
        .noneMatch(line -> line.contains("secret") || line.contains("evil"));
  }
}
