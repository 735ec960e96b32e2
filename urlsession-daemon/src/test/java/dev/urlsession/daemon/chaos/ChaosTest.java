// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A few of the kills that {@code chaos.sh} does by the thousand; see docs/background/chaos.md. */
class ChaosTest {

  private static final int KILLS = Integer.getInteger("chaos.kills", 50);
  private static final long SEED = Long.getLong("chaos.seed", 1);

  /** Only root can do that. */
  private static final boolean SMALL_VOLUME = Boolean.getBoolean("chaos.volume");

  @AutoClose private final ChaosHome home = new ChaosHome(SMALL_VOLUME);

  ChaosTest() throws Exception {}

  @Test
  @DisplayName("P05, P07, P08, E01, E02, E03, E20: kill -9 of both at any moment loses nothing")
  void killed() throws Exception {
    ChaosRun run = new ChaosRun(home);
    run.warmUp();
    run.run(KILLS, SEED);

    System.out.println(run);
    assertThat(run.violations()).isEmpty();
    assertThat(run.count().kills()).isGreaterThanOrEqualTo(KILLS);
    assertThat(run.count().of("tasks accepted")).isPositive();
  }
}
