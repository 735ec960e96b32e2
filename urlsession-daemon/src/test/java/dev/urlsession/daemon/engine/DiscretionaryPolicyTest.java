// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.engine.DiscretionaryPolicy.Circumstances;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscretionaryPolicyTest {

  @ParameterizedTest(name = "battery {0}, metered {1}, others {2} at {3} of {4}, after {5} h: {6}")
  @DisplayName(
      "B-271: what may wait runs on power, unmetered, beside nobody in a hurry; or after a day")
  @CsvSource({
    "false, false, false, 0, 0, 0, true",
    "true, false, false, 0, 0, 0, false",
    "true, false, false, 0, 0, 100, false",
    "false, true, false, 0, 0, 0, false",
    "false, true, false, 0, 0, 24, true",
    "false, false, true, 100, 100, 0, false",
    "false, false, true, 50, 100, 0, false",
    "false, false, true, 49, 100, 0, true",
    "false, false, true, 100, 100, 24, true",
  })
  void allows(
      boolean battery,
      boolean metered,
      boolean others,
      long rate,
      long peak,
      long hours,
      boolean may) {
    Circumstances now = new Circumstances(battery, metered, others, rate, peak);

    assertThat(DiscretionaryPolicy.allows(now, Duration.ofHours(hours))).isEqualTo(may);
  }
}
