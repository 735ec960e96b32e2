// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what the daemon's JVM is started with")
class DaemonOptionsTest {

  private static final String OLD_LOCALES = "-Djava.locale.providers=COMPAT";

  @Test
  @DisplayName("a Java gets no option that it does not know or warns of")
  void byVersion() {
    assertThat(DaemonOptions.forFeature(17)).containsExactly(OLD_LOCALES);
    assertThat(DaemonOptions.forFeature(21)).isEmpty();
    assertThat(DaemonOptions.forFeature(22)).containsExactly("--enable-native-access=ALL-UNNAMED");
    assertThat(DaemonOptions.forFeature(25))
        .containsExactly(
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    assertThat(DaemonOptions.forFeature(0)).as("an unknown one").isEmpty();
  }

  @Test
  @DisplayName("the daemon's heap is bounded, and it ends when that is not enough (P09)")
  void heap() {
    List<String> options = DaemonOptions.always();

    assertThat(options).contains("-Xmx128m", "-XX:+ExitOnOutOfMemoryError");
  }
}
