// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.wire.ProtocolRange;
import dev.urlsession.background.wire.Version;
import dev.urlsession.daemon.server.GateLimits;
import java.time.Duration;

/**
 * What is different about a daemon, mostly in tests.
 *
 * @param idleExit how long it stays without anything to do
 * @param watch how often it looks whether its lock and its socket are still its own
 * @param limits of those who connect
 * @param version what it calls itself
 * @param protocols what it speaks
 */
record DaemonSettings(
    Duration idleExit,
    Duration watch,
    GateLimits limits,
    Version version,
    ProtocolRange protocols) {

  static final DaemonSettings USUAL =
      new DaemonSettings(
          Duration.ofMinutes(5),
          Duration.ofSeconds(5),
          GateLimits.USUAL,
          Version.current(),
          ProtocolRange.OURS);

  DaemonSettings idleExit(Duration value) {
    return new DaemonSettings(value, watch, limits, version, protocols);
  }

  DaemonSettings watch(Duration value) {
    return new DaemonSettings(idleExit, value, limits, version, protocols);
  }

  DaemonSettings limits(GateLimits value) {
    return new DaemonSettings(idleExit, watch, value, version, protocols);
  }

  DaemonSettings version(String value) {
    return new DaemonSettings(idleExit, watch, limits, new Version(value), protocols);
  }

  DaemonSettings protocols(int minimum, int maximum) {
    return new DaemonSettings(
        idleExit, watch, limits, version, new ProtocolRange(minimum, maximum));
  }
}
