// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses that begin with the same bits (RFC 4632). */
record AddressRange(byte[] base, int bits) {

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  static @Nullable AddressRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] base = address(text.substring(0, slash));
    try {
      int bits = Integer.parseInt(text.substring(slash + 1));
      return base == null || bits < 0 || bits > base.length * 8
          ? null
          : new AddressRange(base, bits);
    } catch (NumberFormatException notARange) {
      return null;
    }
  }

  /** Names are not looked up for this. */
  boolean contains(String host) {
    byte[] address = address(host);
    if (address == null || address.length != base.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >>> (bit % 8);
      if ((address[bit / 8] & mask) != (base[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Literals only, which the JDK does not look up. */
  private static byte @Nullable [] address(String text) {
    if (!IPV4.matcher(text).matches() && text.indexOf(':') < 0) {
      return null;
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException notAnAddress) {
      return null;
    }
  }
}
