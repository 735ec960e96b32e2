// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ManualClockTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  @DisplayName("Stands still until it is moved")
  void moves() {
    ManualClock clock = ManualClock.at(NOON);
    assertThat(clock.instant()).isEqualTo(NOON);
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);

    clock.advance(Duration.ofSeconds(90));
    assertThat(clock.instant()).isEqualTo("2026-11-24T12:01:30Z");

    clock.set(NOON);
    assertThat(clock.millis()).isEqualTo(NOON.toEpochMilli());
    assertThat(clock).hasToString("ManualClock[2026-11-24T12:00:00Z]");
  }

  @Test
  @DisplayName("In another zone it is the same clock")
  void zones() {
    ManualClock clock = ManualClock.at(NOON);
    ManualClock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

    clock.advance(Duration.ofHours(1));

    assertThat(tokyo.instant()).isEqualTo("2026-11-24T13:00:00Z");
    assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }
}
