// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadDirectoryTest {

  @Test
  @DisplayName("B-110: downloads go to the configured directory, else to java.io.tmpdir")
  void directory(@TempDir Path configured) {
    assertThat(DownloadDirectory.of(configured)).isEqualTo(configured);
    assertThat(DownloadDirectory.of(Path.of("here"))).isAbsolute().endsWithRaw(Path.of("here"));
    assertThat(DownloadDirectory.of(null))
        .isEqualTo(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
  }
}
