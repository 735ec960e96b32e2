// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.machine;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The addresses this machine has towards others. Those of the loopback do not count, nor those that
 * reach no further than the wire, which containers bring and take all the time.
 */
final class Interfaces {

  private Interfaces() {}

  /** The addresses there are now; null when the system does not tell. */
  static @Nullable Set<InetAddress> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(Interfaces::isUp)
          .flatMap(one -> Collections.list(one.getInetAddresses()).stream())
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .collect(Collectors.toUnmodifiableSet());
    } catch (SocketException unknown) {
      return null;
    }
  }

  private static boolean isUp(NetworkInterface one) {
    try {
      return one.isUp() && !one.isLoopback();
    } catch (SocketException gone) {
      return false;
    }
  }
}
