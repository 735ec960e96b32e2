// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("N19: a clock that nobody sets")
class SteadyClockTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir private Path directory;
  private Instant wall = START;
  private long nanos;

  private SteadyClock open() throws IOException {
    return SteadyClock.open(directory.resolve("clock"), () -> wall, () -> nanos);
  }

  private void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  @ParameterizedTest(name = "by {0} days")
  @DisplayName(
      "N19: set while the daemon runs, and while it does not, it goes on as if nothing was")
  @ValueSource(longs = {365, -365, -1, 31})
  void set(long days) throws IOException {
    SteadyClock clock = open();
    pass(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
    wall = wall.plus(Duration.ofDays(days));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
    pass(Duration.ofHours(1));
    clock.note();
    assertThat(open().instant()).isEqualTo(START.plus(Duration.ofHours(2)));

    wall = wall.plus(Duration.ofDays(days));
    nanos = 0;
    assertThat(open().instant()).isEqualTo(START.plus(Duration.ofHours(2)));
  }

  @Test
  @DisplayName("N18: time that passes counts: asleep, and while the daemon is not there")
  void passes() throws IOException {
    SteadyClock clock = open();
    wall = wall.plus(Duration.ofDays(2));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(2)));
    clock.note();
    wall = wall.plus(Duration.ofDays(3));
    assertThat(open().instant()).isEqualTo(START.plus(Duration.ofDays(5)));
  }

  @Test
  @DisplayName("N19: a clock that was set wrong and is put right again is no year behind")
  void putRight() throws IOException {
    SteadyClock clock = open();
    wall = wall.minus(YEAR);
    clock.note();
    wall = wall.plus(YEAR);

    assertThat(open().instant()).isEqualTo(START);
  }

  @Test
  @DisplayName("N19: where nothing is known it is the machine's clock")
  void unknown() throws IOException {
    Files.writeString(directory.resolve("clock"), "what?");

    assertThat(open().instant()).isEqualTo(START);
  }
}
