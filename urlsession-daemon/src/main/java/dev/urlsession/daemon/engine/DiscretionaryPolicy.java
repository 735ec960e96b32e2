// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.time.Duration;

/**
 * When tasks may run that the application leaves to us (B-271): on mains power, over a network that
 * costs nothing, and while nobody who is in a hurry uses it. After a day they run whenever there is
 * power.
 */
final class DiscretionaryPolicy {

  private static final Duration STARVED = Duration.ofDays(1);

  private DiscretionaryPolicy() {}

  /**
   * What the machine is like now; unknown counts as good, for most machines cannot tell.
   *
   * @param onBattery whether it runs on a battery
   * @param metered whether the network costs money
   * @param othersActive whether tasks in a hurry run
   * @param rate bytes per second of those
   * @param recentPeak the most they had lately
   */
  record Circumstances(
      boolean onBattery, boolean metered, boolean othersActive, long rate, long recentPeak) {

    /** A quiet machine. */
    static final Circumstances QUIET = new Circumstances(false, false, false, 0, 0);
  }

  /** Whether such a task may begin that has waited so long. */
  static boolean allows(Circumstances now, Duration waited) {
    if (now.onBattery()) {
      return false;
    }
    if (waited.compareTo(STARVED) >= 0) {
      return true;
    }
    boolean quiet = !now.othersActive() || now.rate() * 2 < now.recentPeak();
    return !now.metered() && quiet;
  }
}
