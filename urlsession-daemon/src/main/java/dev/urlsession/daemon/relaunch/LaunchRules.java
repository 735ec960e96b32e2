// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import java.time.Duration;

/**
 * The limits of starting applications.
 *
 * @param enabled false starts nothing: the user's policy, by {@code
 *     urlsession.daemon.relaunch=false}
 * @param coalesce how long further ends are awaited before one start for all
 * @param toAttach how long a started application may take to attach
 * @param toFinish how long it may take to call its completion handler after its last event (E14)
 * @param atOnce how many started applications may be under way
 * @param perMinute how many may be started within a minute
 */
public record LaunchRules(
    boolean enabled,
    Duration coalesce,
    Duration toAttach,
    Duration toFinish,
    int atOnce,
    int perMinute) {

  /** How long after its own start the daemon waits for applications that come by themselves. */
  static final Duration AFTER_START = Duration.ofSeconds(10);

  /** The usual limits, switched off when the system property says so. */
  public static LaunchRules usual() {
    return new LaunchRules(
        !"false".equals(System.getProperty("urlsession.daemon.relaunch")),
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        3,
        20);
  }
}
