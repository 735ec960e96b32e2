// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import dev.urlsession.ProxyConfiguration;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyServer;
import dev.urlsession.internal.transport.ProxyServer.Kind;
import dev.urlsession.internal.transport.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The proxies of {@code proxyConfigurations}, in their order. */
record ListedProxies(List<ProxyConfiguration> list) implements ProxyRules {

  @Override
  public List<Route> routes(URI url, Origin origin) {
    List<Route> routes = new ArrayList<>();
    for (ProxyConfiguration each : list) {
      if (isFor(each, origin)) {
        routes.add(Route.through(server(each), origin));
        if (!each.allowsFailover()) {
          return routes;
        }
      }
    }
    routes.add(Route.direct(origin));
    return routes;
  }

  private static boolean isFor(ProxyConfiguration proxy, Origin origin) {
    HostPatterns only = new HostPatterns(proxy.matchDomains());
    return (only.isEmpty() || only.matches(origin))
        && !new HostPatterns(proxy.excludedDomains()).matches(origin);
  }

  private static ProxyServer server(ProxyConfiguration proxy) {
    Kind kind =
        switch (proxy.kind()) {
          case HTTP_CONNECT -> Kind.CONNECT;
          case SOCKS5 -> Kind.SOCKS5;
        };
    return new ProxyServer(
        kind, proxy.host().toLowerCase(Locale.ROOT), proxy.port(), proxy.credential());
  }

  @Override
  public boolean mayBlock() {
    return false;
  }
}
