// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.List;

/**
 * A proxy to go through. Apple: {@code nw_proxy_config} in {@code proxyConfigurations}. In force
 * with the proxy release: until then {@link URLSession#create} refuses a configuration with any.
 *
 * @param kind how to talk to the proxy
 * @param host the proxy's name or address
 * @param port the proxy's port
 * @param matchDomains the domains to reach through it; empty for all
 * @param excludedDomains the domains not to reach through it
 * @param allowsFailover whether to go on without it when it cannot be reached
 */
public record ProxyConfiguration(
    Kind kind,
    String host,
    int port,
    List<String> matchDomains,
    List<String> excludedDomains,
    boolean allowsFailover) {

  /** How to talk to a proxy. */
  public enum Kind {
    /** A tunnel by HTTP CONNECT. */
    HTTP_CONNECT,
    /** SOCKS version 5. */
    SOCKS5
  }

  /** Takes copies of the lists and refuses a port that is none. */
  public ProxyConfiguration {
    if (port < 1 || port > 65_535) {
      throw new URLSessionUsageException("The port of a proxy is 1 to 65535, not " + port + ".");
    }
    matchDomains = List.copyOf(matchDomains);
    excludedDomains = List.copyOf(excludedDomains);
  }
}
