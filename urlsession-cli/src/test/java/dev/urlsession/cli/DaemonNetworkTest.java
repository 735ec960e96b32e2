// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonNetworkTest {

  private static final String HOME = "urlsession.home";

  @TempDir private Path home;
  private String before;

  @BeforeEach
  void moveIn() {
    before = System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void moveOut() {
    if (before == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, before);
    }
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
