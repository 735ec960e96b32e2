// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyServer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of the environment, as curl reads it: {@code http_proxy}, {@code https_proxy}, {@code
 * all_proxy} and {@code no_proxy}, the last three in capitals, too. What cannot be read is left
 * out.
 *
 * <p>Unlike with curl, this machine itself is reached directly: as with the JDK's own setting.
 */
record EnvironmentProxies(
    @Nullable ProxyServer http, @Nullable ProxyServer https, HostPatterns exceptions) {

  private static final HostPatterns THIS_MACHINE =
      HostPatterns.split("localhost,127.0.0.0/8,::1,0.0.0.0");

  static EnvironmentProxies of(UnaryOperator<@Nullable String> variables) {
    @Nullable String all = either(variables, "all_proxy");
    // HTTP_PROXY could be a header of a request to a CGI script.
    @Nullable String http = variables.apply("http_proxy");
    @Nullable String https = either(variables, "https_proxy");
    @Nullable String none = either(variables, "no_proxy");
    return new EnvironmentProxies(
        ProxyText.parse(http == null ? all : http),
        ProxyText.parse(https == null ? all : https),
        HostPatterns.split(none == null ? "" : none));
  }

  private static @Nullable String either(UnaryOperator<@Nullable String> variables, String name) {
    String small = variables.apply(name);
    return small == null ? variables.apply(name.toUpperCase(java.util.Locale.ROOT)) : small;
  }

  @Nullable ProxyServer proxy(Origin origin) {
    ProxyServer proxy = origin.isSecure() ? https : http;
    boolean direct = proxy == null || THIS_MACHINE.matches(origin) || exceptions.matches(origin);
    return direct ? null : proxy;
  }
}
