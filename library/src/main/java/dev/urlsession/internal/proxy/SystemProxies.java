// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyServer;
import dev.urlsession.internal.transport.ProxyServer.Kind;
import dev.urlsession.internal.transport.Route;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM says ({@code http.proxyHost} and its like, or a {@link ProxySelector} somebody set),
 * and where it says nothing, the environment.
 */
final class SystemProxies implements ProxyRules {

  private static final String JDK = "sun.net.spi.";

  /** All that the JDK's own selector takes proxies from. */
  private static final List<String> HOSTS =
      List.of("http.proxyHost", "https.proxyHost", "proxyHost", "socksProxyHost");

  private final Supplier<@Nullable ProxySelector> selector;
  private final EnvironmentProxies environment;

  SystemProxies(Supplier<@Nullable ProxySelector> selector, EnvironmentProxies environment) {
    this.selector = selector;
    this.environment = environment;
  }

  @Override
  public List<Route> routes(URI url, Origin origin) {
    List<Route> routes = selected(url, origin);
    if (!routes.isEmpty()) {
      return routes;
    }
    ProxyServer proxy = environment.proxy(origin);
    return List.of(proxy == null ? Route.direct(origin) : Route.through(proxy, origin));
  }

  /** Empty when it says no more than to go straight there. */
  private List<Route> selected(URI url, Origin origin) {
    ProxySelector asked = selector.get();
    if (asked == null || (isOfTheJVM(asked) && !namesProxy())) {
      return List.of();
    }
    List<Route> routes = new ArrayList<>();
    boolean proxied = false;
    for (Proxy each : asked.select(url)) {
      ProxyServer proxy = server(each);
      proxied |= proxy != null;
      if (proxy != null) {
        routes.add(Route.through(proxy, origin));
      } else if (each.type() == Proxy.Type.DIRECT) {
        routes.add(Route.direct(origin));
      }
    }
    return proxied ? routes : List.of();
  }

  private static @Nullable ProxyServer server(Proxy proxy) {
    if (proxy.type() == Proxy.Type.DIRECT
        || !(proxy.address() instanceof InetSocketAddress address)
        || address.getPort() < 1) {
      return null;
    }
    Kind kind = proxy.type() == Proxy.Type.SOCKS ? Kind.SOCKS5 : Kind.HTTP;
    return new ProxyServer(
        kind, address.getHostString().toLowerCase(Locale.ROOT), address.getPort(), null);
  }

  /** The JDK's own looks at properties only, unless it is told to ask the desktop. */
  @Override
  public boolean mayBlock() {
    ProxySelector asked = selector.get();
    return asked != null && (!isOfTheJVM(asked) || asksDesktop());
  }

  private static boolean isOfTheJVM(ProxySelector asked) {
    return asked.getClass().getName().startsWith(JDK);
  }

  private static boolean asksDesktop() {
    return Boolean.getBoolean("java.net.useSystemProxies");
  }

  /** Asked for each request, since properties may be set at any time; asking the JDK costs more. */
  private static boolean namesProxy() {
    for (String host : HOSTS) {
      if (System.getProperty(host) != null) {
        return true;
      }
    }
    return asksDesktop();
  }
}
