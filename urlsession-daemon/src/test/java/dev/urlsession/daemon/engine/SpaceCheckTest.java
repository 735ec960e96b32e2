// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceCheckTest {

  private static final long MIB = 1 << 20;
  private static final Path ANYWHERE = Path.of("/");

  @ParameterizedTest(name = "{0} MiB free, {1} MiB to come: {2}")
  @DisplayName("P11: a download is asked for only when it fits and leaves something to others")
  @CsvSource({
    "1000, 900, true",
    "1000, 1000, false",
    "1000, 940, false",
    "17, 1, false",
    "18, 1, true",
    "17, -1, true",
    "15, -1, false"
  })
  void fits(long free, long missing, boolean fits) {
    long bytes = missing < 0 ? -1 : missing * MIB;

    assertThat(new SpaceCheck(directory -> free * MIB).fits(ANYWHERE, bytes)).isEqualTo(fits);
  }

  @Test
  @DisplayName("P11: where nobody can tell, writing will")
  void unknown() {
    SpaceCheck check =
        new SpaceCheck(
            directory -> {
              throw new IOException("no such volume");
            });

    assertThat(check.fits(ANYWHERE, Long.MAX_VALUE)).isTrue();
  }
}
