// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.model.LaunchState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LaunchLimiterTest {

  private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");

  @Example
  @Label("E09: the delay is 0, 60 s, 120 s and so on, an hour at most")
  void doubles() {
    LaunchState state = LaunchState.FRESH;
    Instant now = START;
    List<Long> delays = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      state = LaunchLimiter.launched(state, now);
      delays.add(state.delay().toSeconds());
      now = LaunchLimiter.earliest(state);
    }

    assertThat(delays).containsExactly(60L, 120L, 240L, 480L, 960L, 1920L, 3600L, 3600L, 3600L);
  }

  @Example
  @Label("a delay that passes without a start wanted sets it back to zero")
  void unused() {
    LaunchState state = LaunchLimiter.launched(LaunchState.FRESH, START);
    state = LaunchLimiter.launched(state, START.plusSeconds(60));

    LaunchState early = LaunchLimiter.wanted(state, START.plusSeconds(100));
    LaunchState late = LaunchLimiter.wanted(state, START.plusSeconds(180));

    assertThat(early.delay()).isEqualTo(Duration.ofSeconds(120));
    assertThat(late.delay()).isZero();
    assertThat(LaunchLimiter.launched(late, START.plusSeconds(180)).delay())
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Example
  @Label("N19: a clock that was set back by a year holds nothing up")
  void clockBack() {
    LaunchState state = LaunchLimiter.launched(LaunchState.FRESH, START);

    LaunchState wanted = LaunchLimiter.wanted(state, START.minus(Duration.ofDays(365)));

    assertThat(wanted.delay()).isZero();
  }

  @Example
  @Label("E05: five failures in a row park; a success in between, or coming by itself, does not")
  void parks() {
    LaunchState state = LaunchState.FRESH;
    for (int i = 0; i < 4; i++) {
      state = LaunchLimiter.failed(state);
    }
    assertThat(LaunchLimiter.isParked(state)).isFalse();
    assertThat(LaunchLimiter.isParked(LaunchLimiter.failed(LaunchLimiter.succeeded(state))))
        .isFalse();
    state = LaunchLimiter.failed(state);
    assertThat(LaunchLimiter.isParked(state)).isTrue();
    assertThat(LaunchLimiter.isParked(LaunchLimiter.cameByItself())).isFalse();
  }

  @Property(tries = 300)
  @Label("E10: whenever starts are wanted, there are at most two in any minute")
  void bounded(@ForAll List<@IntRange(max = 400) Integer> gaps) {
    LaunchState state = LaunchState.FRESH;
    Instant now = START;
    List<Instant> starts = new ArrayList<>();
    for (int gap : gaps) {
      now = now.plusSeconds(gap);
      state = LaunchLimiter.wanted(state, now);
      Instant earliest = LaunchLimiter.earliest(state);
      now = earliest.isAfter(now) ? earliest : now;
      starts.add(now);
      state = LaunchLimiter.launched(state, now);
    }

    for (int i = 2; i < starts.size(); i++) {
      assertThat(Duration.between(starts.get(i - 2), starts.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }
  }
}
