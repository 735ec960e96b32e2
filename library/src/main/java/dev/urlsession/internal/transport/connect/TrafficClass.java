// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.NetworkServiceType;

/** What the network is told about the kind of traffic: the DSCP of RFC 4594, shifted into place. */
final class TrafficClass {

  private TrafficClass() {}

  static int of(NetworkServiceType type) {
    return switch (type) {
      case BACKGROUND -> 8 << 2;
      case VIDEO, AV_STREAMING -> 26 << 2;
      case RESPONSIVE_AV, RESPONSIVE_DATA -> 18 << 2;
      case VOIP, VOICE -> 46 << 2;
      case CALL_SIGNALING -> 24 << 2;
      case DEFAULT -> 0;
    };
  }
}
