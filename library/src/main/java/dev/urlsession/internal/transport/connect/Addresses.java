// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The order in which the addresses of a host are tried (RFC 8305, 4). */
final class Addresses {

  private Addresses() {}

  /** May block, but not for an address. */
  static List<InetAddress> of(String host) throws UnknownHostException {
    return NetUtil.isValidIpV4Address(host)
        // Under its own name, or each connection would have a text of the same made.
        ? List.of(InetAddress.getByAddress(host, InetAddress.getByName(host).getAddress()))
        : List.of(InetAddress.getAllByName(host));
  }

  /** Families take turns, beginning with the one the resolver put first. */
  static List<InetAddress> interleaved(List<InetAddress> resolved) {
    if (resolved.size() < 2) {
      return resolved;
    }
    boolean sixFirst = resolved.get(0) instanceof Inet6Address;
    Deque<InetAddress> first = new ArrayDeque<>();
    Deque<InetAddress> second = new ArrayDeque<>();
    for (InetAddress address : resolved) {
      (address instanceof Inet6Address == sixFirst ? first : second).add(address);
    }
    List<InetAddress> order = new ArrayList<>(resolved.size());
    while (!first.isEmpty() || !second.isEmpty()) {
      if (!first.isEmpty()) {
        order.add(first.remove());
      }
      if (!second.isEmpty()) {
        order.add(second.remove());
      }
    }
    return order;
  }
}
