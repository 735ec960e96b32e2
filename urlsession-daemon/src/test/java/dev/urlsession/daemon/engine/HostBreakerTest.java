// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HostBreakerTest {

  private final HostBreaker breaker = new HostBreaker();
  private long now = Duration.ofDays(1).toNanos();

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.began();
      breaker.failed(now, false);
    }
  }

  @Test
  @DisplayName("N22: four failures in a minute are no reason to stop")
  void few() {
    fail(4);

    assertThat(breaker.admits(now)).isTrue();
  }

  @Test
  @DisplayName("N22: failures that are far apart do not add up")
  void farApart() {
    for (int i = 0; i < 20; i++) {
      fail(1);
      pass(Duration.ofSeconds(16));
    }

    assertThat(breaker.admits(now)).isTrue();
  }

  @Test
  @DisplayName("N22: after five in a minute one task at a time tries, with growing pauses")
  void probes() {
    fail(5);
    assertThat(breaker.admits(now)).isFalse();
    pass(Duration.ofSeconds(30));
    assertThat(breaker.admits(now)).isTrue();
    assertThat(breaker.began()).isTrue();
    assertThat(breaker.admits(now)).as("a second one while the first tries").isFalse();
    breaker.failed(now, true);
    pass(Duration.ofSeconds(59));
    assertThat(breaker.admits(now)).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(breaker.admits(now)).isTrue();
  }

  @Test
  @DisplayName("N22: when the host is back all may go on")
  void back() {
    fail(5);
    pass(Duration.ofSeconds(30));
    breaker.began();
    breaker.succeeded();

    assertThat(breaker.admits(now)).isTrue();
    assertThat(breaker.began()).isFalse();
    assertThat(breaker.isHealthy(now)).isTrue();
  }

  @Test
  @DisplayName("N22: tasks that began before the host was given up teach nothing new")
  void stragglers() {
    fail(5);
    breaker.failed(now, false);
    pass(Duration.ofSeconds(30));

    assertThat(breaker.admits(now)).isTrue();
  }

  @Test
  @DisplayName("N22: a task that is stopped while it tries leaves the try to the next")
  void abandoned() {
    fail(5);
    pass(Duration.ofSeconds(30));
    breaker.began();
    breaker.abandoned();

    assertThat(breaker.admits(now)).isTrue();
  }

  @Test
  @DisplayName("N21: a host that asks for a pause gets it")
  void told() {
    breaker.told(Duration.ofSeconds(120), now);
    breaker.succeeded();
    assertThat(breaker.admits(now)).isFalse();
    pass(Duration.ofSeconds(120));

    assertThat(breaker.admits(now)).isTrue();
  }

  @Test
  @DisplayName("N22: the pauses grow to a quarter of an hour and no further")
  void longest() {
    fail(5);
    for (int i = 0; i < 20; i++) {
      now = Math.max(now, breaker.closedUntil());
      breaker.began();
      breaker.failed(now, true);
    }

    assertThat(breaker.closedUntil() - now).isEqualTo(Duration.ofMinutes(15).toNanos());
  }
}
