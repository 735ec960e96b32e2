// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {

  @Test
  void numbersGoBeforeTheLastDot() {
    assertThat(Targets.numbered("a.tar.gz", 2)).isEqualTo("a.tar-2.gz");
    assertThat(Targets.numbered(".profile", 1)).isEqualTo(".profile-1");
    assertThat(Targets.numbered("plain", 3)).isEqualTo("plain-3");
  }

  @Test
  void filesPlacedAtTheSameTimeGetNamesOfTheirOwn(@TempDir Path parts, @TempDir Path directory) {
    DownloadPlan plan = new DownloadPlan(directory, null, false, 0, Duration.ZERO, null);
    IntStream.range(0, 200)
        .parallel()
        .forEach(
            number -> {
              try {
                Path part = Files.createFile(parts.resolve("part" + number));
                Targets.place(part, plan, "f");
              } catch (IOException failed) {
                throw new UncheckedIOException(failed);
              }
            });
    assertThat(directory.toFile().list()).hasSize(200);
  }

  @Test
  void namesNeverLeadToAnotherDirectory() {
    assertThat(Targets.plain("../../etc/passwd")).isEqualTo("passwd");
    assertThat(Targets.plain("c:\\a\\b.txt")).isEqualTo("b.txt");
    assertThat(Targets.plain("..")).isEqualTo("download");
    assertThat(Targets.plain(null)).isEqualTo("download");
  }
}
