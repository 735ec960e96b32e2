// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import dev.urlsession.internal.transport.Origin;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Hosts named by patterns, as in {@code no_proxy} and in exception lists: {@code *} for all, a
 * domain for itself and all below it (also as {@code .domain} and {@code *.domain}), an address, a
 * range of addresses such as {@code 10.0.0.0/8}, each with a port or without.
 */
final class HostPatterns {

  private final List<String> patterns;

  HostPatterns(List<String> patterns) {
    this.patterns =
        patterns.stream()
            .map(each -> each.strip().toLowerCase(Locale.ROOT))
            .filter(each -> !each.isEmpty())
            .toList();
  }

  /** Separated by commas or spaces. */
  static HostPatterns split(String text) {
    return new HostPatterns(Stream.of(text.split("[,\\s]+")).toList());
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  boolean matches(Origin origin) {
    String host = origin.host();
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return patterns.stream().anyMatch(pattern -> matches(pattern, bare, origin.port()));
  }

  private static boolean matches(String pattern, String host, int port) {
    if (pattern.equals("*")) {
      return true;
    }
    if (pattern.indexOf('/') > 0) {
      AddressRange range = AddressRange.parse(pattern);
      return range != null && range.contains(host);
    }
    String name = pattern;
    int colon = pattern.lastIndexOf(':');
    if (pattern.startsWith("[")) {
      int end = pattern.indexOf(']');
      name = end < 0 ? pattern : pattern.substring(1, end);
      colon = end >= 0 && colon > end ? colon : -1;
    } else if (colon >= 0 && colon == pattern.indexOf(':')) {
      name = pattern.substring(0, colon);
    } else {
      colon = -1;
    }
    if (colon >= 0 && !pattern.substring(colon + 1).equals(Integer.toString(port))) {
      return false;
    }
    String domain = name.startsWith("*.") ? name.substring(2) : name;
    domain = domain.startsWith(".") ? domain.substring(1) : domain;
    return host.equals(domain) || (!domain.isEmpty() && host.endsWith("." + domain));
  }
}
