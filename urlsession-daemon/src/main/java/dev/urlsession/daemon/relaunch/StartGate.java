// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many applications are started at once and within a minute, over all of them. */
final class StartGate {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final LaunchRules rules;
  private final Deque<Instant> lately = new ArrayDeque<>();
  private int underWay;

  StartGate(LaunchRules rules) {
    this.rules = rules;
  }

  /** Lets one in, unless there are enough. */
  boolean enter(Instant now) {
    // Also what lies ahead, after a clock was set back.
    lately.removeIf(at -> at.isBefore(now.minus(MINUTE)) || at.isAfter(now));
    if (underWay >= rules.atOnce() || lately.size() >= rules.perMinute()) {
      return false;
    }
    underWay++;
    lately.add(now);
    return true;
  }

  void leave() {
    underWay--;
  }
}
