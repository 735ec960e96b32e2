// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldProgramsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @TempDir private Path programs;

  private Path copy(String name, Duration age) throws IOException {
    Path copy = Files.createDirectory(programs.resolve(name));
    Files.writeString(copy.resolve("00-some.jar"), "jar");
    Files.setLastModifiedTime(copy, FileTime.from(NOW.minus(age)));
    return copy;
  }

  @Test
  @DisplayName("copies of the program that nobody used for a day go, but never the own one")
  void removed() throws IOException {
    Path own = copy("own", Duration.ofDays(30));
    Path old = copy("old", Duration.ofDays(2));
    Path young = copy("young", Duration.ofHours(2));

    assertThat(OldPrograms.remove(programs, own, NOW.minus(Duration.ofDays(1))))
        .containsExactly("old");
    assertThat(old).doesNotExist();
    assertThat(own.resolve("00-some.jar")).exists();
    assertThat(young.resolve("00-some.jar")).exists();
  }
}
