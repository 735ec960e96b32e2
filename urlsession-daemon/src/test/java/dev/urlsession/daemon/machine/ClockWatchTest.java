// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.machine;

import static dev.urlsession.daemon.machine.ClockWatch.Verdict.SET;
import static dev.urlsession.daemon.machine.ClockWatch.Verdict.SLEPT;
import static dev.urlsession.daemon.machine.ClockWatch.Verdict.STEADY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

  private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

  private final ClockWatch watch = new ClockWatch(START, 0);

  private ClockWatch.Look look(Duration wall, Duration measured) {
    return watch.look(START.plus(wall), measured.toNanos());
  }

  @Test
  @DisplayName("N18: eight hours of sleep are noticed, once")
  void slept() {
    Duration sleep = Duration.ofHours(8);

    assertThat(look(sleep.plusSeconds(30), Duration.ofSeconds(30)))
        .isEqualTo(new ClockWatch.Look(SLEPT, sleep));
    assertThat(look(sleep.plusSeconds(60), Duration.ofSeconds(60)).verdict()).isEqualTo(STEADY);
  }

  @Test
  @DisplayName("N19: a clock set by a year, forwards or back, is no time that passed")
  void set() {
    assertThat(look(Duration.ofDays(365), Duration.ofSeconds(5)))
        .satisfies(look -> assertThat(look.verdict()).isEqualTo(SET))
        .satisfies(look -> assertThat(look.slept()).isZero());
    assertThat(look(Duration.ZERO, Duration.ofSeconds(6)).verdict()).isEqualTo(SET);
    assertThat(look(Duration.ofSeconds(-40), Duration.ofSeconds(7)).verdict()).isEqualTo(SET);
  }

  @Test
  @DisplayName("N19: a correction of some seconds is nothing")
  void corrected() {
    assertThat(look(Duration.ofSeconds(9), Duration.ZERO).verdict()).isEqualTo(STEADY);
    assertThat(look(Duration.ofSeconds(4), Duration.ofSeconds(3)).verdict()).isEqualTo(STEADY);
  }
}
