// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonNetworkTest {

  @TempDir private Path directory;
  @AutoClose private final OwnHome home = new OwnHome();

  @BeforeEach
  void moveIn() {
    home.moveTo(directory);
  }

  @Test
  @DisplayName("N17: the user says what the network is like, and it stays said")
  void says() {
    assertThat(Run.of("daemon", "network").out()).isEqualTo("auto" + System.lineSeparator());
    assertThat(Run.of("daemon", "network", "Metered").code()).isZero();
    assertThat(Run.of("daemon", "network").out()).isEqualTo("metered" + System.lineSeparator());
    assertThat(Run.of("daemon", "network", "auto").code()).isZero();
    assertThat(Run.of("daemon", "network").out()).isEqualTo("auto" + System.lineSeparator());
  }

  @Test
  @DisplayName("N17: a word that says nothing is refused")
  void refused() {
    Run run = Run.of("daemon", "network", "fast");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("auto, metered, unmetered or offline, not fast");
  }
}
