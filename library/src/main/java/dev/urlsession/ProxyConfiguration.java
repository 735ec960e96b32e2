// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proxy to go through. Apple: {@code nw_proxy_config} in {@code proxyConfigurations}.
 *
 * <p>Domains are suffixes: {@code example.com} is itself and all below it. A host's port may
 * follow.
 *
 * @param kind how to talk to the proxy
 * @param host the proxy's name or address
 * @param port the proxy's port
 * @param matchDomains the domains to reach through it; empty for all
 * @param excludedDomains the domains not to reach through it
 * @param allowsFailover whether to go on without it when it cannot be reached
 * @param credential what to show it when it asks, before a delegate is asked; null for none
 */
public record ProxyConfiguration(
    Kind kind,
    String host,
    int port,
    List<String> matchDomains,
    List<String> excludedDomains,
    boolean allowsFailover,
    @Nullable URLCredential credential) {

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
    if (host.isBlank()) {
      throw new URLSessionUsageException("A proxy needs a host: give its name or address.");
    }
    matchDomains = List.copyOf(matchDomains);
    excludedDomains = List.copyOf(excludedDomains);
  }

  /** A proxy for all domains that opens tunnels by HTTP CONNECT; there is no way round it. */
  public static ProxyConfiguration httpConnect(String host, int port) {
    return new ProxyConfiguration(Kind.HTTP_CONNECT, host, port, List.of(), List.of(), false, null);
  }

  /** A SOCKS 5 proxy for all domains; there is no way round it. */
  public static ProxyConfiguration socks5(String host, int port) {
    return new ProxyConfiguration(Kind.SOCKS5, host, port, List.of(), List.of(), false, null);
  }

  /** The same for these domains only. */
  public ProxyConfiguration withMatchDomains(List<String> domains) {
    return new ProxyConfiguration(
        kind, host, port, domains, excludedDomains, allowsFailover, credential);
  }

  /** The same but for these domains. */
  public ProxyConfiguration withExcludedDomains(List<String> domains) {
    return new ProxyConfiguration(
        kind, host, port, matchDomains, domains, allowsFailover, credential);
  }

  /** The same, with a way round it or not. */
  public ProxyConfiguration withFailover(boolean allowed) {
    return new ProxyConfiguration(
        kind, host, port, matchDomains, excludedDomains, allowed, credential);
  }

  /** The same with what to show it. Apple: {@code nw_proxy_config_set_username_and_password}. */
  public ProxyConfiguration withCredential(@Nullable URLCredential shown) {
    return new ProxyConfiguration(
        kind, host, port, matchDomains, excludedDomains, allowsFailover, shown);
  }
}
