// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyServer;
import dev.urlsession.internal.transport.Route;
import java.net.URI;
import java.util.List;

/** Routes as short texts. */
final class Routes {

  private Routes() {}

  static Origin origin(String url) {
    URI uri = URI.create(url);
    boolean secure = uri.getScheme().equals("https");
    int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
    String host =
        uri.getHost().startsWith("[")
            ? uri.getHost().substring(1, uri.getHost().length() - 1)
            : uri.getHost();
    return new Origin(uri.getScheme(), host, port);
  }

  static List<String> of(ProxyRules rules, String url) throws Exception {
    return rules.routes(URI.create(url), origin(url)).stream().map(Routes::text).toList();
  }

  static String text(Route route) {
    ProxyServer proxy = route.proxy();
    return proxy == null ? "direct" : text(proxy);
  }

  static String text(ProxyServer proxy) {
    String user = proxy.credential() == null ? "" : proxy.credential().user() + "@";
    return proxy.kind() + " " + user + proxy.host() + ":" + proxy.port();
  }
}
