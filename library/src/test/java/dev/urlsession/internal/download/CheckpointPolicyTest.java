// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointPolicyTest {

  @ParameterizedTest(name = "{0} bytes in {1} s: {2}")
  @DisplayName("P02: a checkpoint is due after 8 MiB and 2 s, and every 30 s on a slow line")
  @CsvSource({
    "0, 0, false",
    "0, 3600, false",
    "1, 29, false",
    "1, 30, true",
    "8388607, 29, false",
    "8388608, 1, false",
    "8388608, 2, true",
    "800000000, 1, false",
  })
  void due(long bytes, long seconds, boolean due) {
    assertThat(CheckpointPolicy.DEFAULT.isDue(bytes, Duration.ofSeconds(seconds))).isEqualTo(due);
  }
}
