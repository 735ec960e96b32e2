// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

  @TempDir private Path directory;

  private boolean metered(String... answer) {
    return new NetworkManager(directory, List.of(answer)).isMetered();
  }

  @Test
  @DisplayName("N17: NetworkManager's yes, and its guess, count; anything else does not")
  void networkManager() {
    assertThat(metered("echo", "u 1")).isTrue();
    assertThat(metered("echo", "u 3")).isTrue();
    assertThat(metered("echo", "u 0")).isFalse();
    assertThat(metered("echo", "u 4")).isFalse();
    assertThat(metered("false")).isFalse();
    assertThat(metered("no-such-program-here")).isFalse();
    assertThat(new NetworkManager(directory.resolve("none"), List.of("echo", "u 1")).isMetered())
        .isFalse();
  }

  private void supply(String name, String type, String online) throws IOException {
    Path supply = Files.createDirectories(directory.resolve(name));
    Files.writeString(supply.resolve("type"), type + "\n");
    if (online != null) {
      Files.writeString(supply.resolve("online"), online + "\n");
    }
  }

  private boolean onBattery() {
    Power power = new Power(directory);
    power.look();
    return power.isOnBattery();
  }

  @Test
  @DisplayName("B-271: a machine runs on its battery when none of its plugs has power")
  void power() throws IOException {
    assertThat(onBattery()).as("nothing is known").isFalse();
    supply("BAT0", "Battery", null);
    assertThat(onBattery()).as("no plug is known").isFalse();
    supply("AC", "Mains", "0");
    assertThat(onBattery()).isTrue();
    supply("USB", "Mains", "1");
    assertThat(onBattery()).isFalse();
    assertThat(new Power(directory.resolve("none")).isOnBattery()).isFalse();
  }
}
