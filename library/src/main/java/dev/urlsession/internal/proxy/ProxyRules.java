// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import dev.urlsession.URLError;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.Route;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;

/** Which ways there are to an origin (B-243). Thread-safe. */
public interface ProxyRules {

  /**
   * The ways, best first; never empty. A later one is for when a proxy cannot be reached.
   *
   * @throws URLError when they cannot be found out
   */
  List<Route> routes(URI url, Origin origin) throws URLError;

  /** Whether finding them may take a while, so that the loop must not wait. */
  boolean mayBlock();

  /** As the configuration says: its list, else its dictionary, else what the system says. */
  static ProxyRules of(URLSessionConfiguration configuration) {
    if (!configuration.proxyConfigurations().isEmpty()) {
      return new ListedProxies(configuration.proxyConfigurations());
    }
    if (!configuration.connectionProxyDictionary().isEmpty()) {
      return ProxyDictionary.of(configuration.connectionProxyDictionary());
    }
    return new SystemProxies(
        ProxySelector::getDefault, EnvironmentProxies.of(System.getenv()::get));
  }
}
