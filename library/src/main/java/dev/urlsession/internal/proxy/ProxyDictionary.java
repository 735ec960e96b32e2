// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLError;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyServer;
import dev.urlsession.internal.transport.ProxyServer.Kind;
import dev.urlsession.internal.transport.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The proxies of {@code connectionProxyDictionary}, under CFNetwork's keys. */
final class ProxyDictionary implements ProxyRules {

  private static final int HTTP_PORT = 80;
  private static final int SOCKS_PORT = 1080;

  private final Map<String, Object> settings;
  private final @Nullable URLCredential credential;
  private final HostPatterns exceptions;
  private final @Nullable ScriptedProxies script;

  private ProxyDictionary(Map<String, Object> settings) {
    this.settings = settings;
    this.credential = credential(settings);
    this.exceptions = new HostPatterns(exceptions(settings.get("ExceptionsList")));
    this.script = isOn("ProxyAutoConfigEnable") ? ScriptedProxies.of(settings) : null;
    // A mistake is told when the session is made, not when it is too late.
    for (String kind : List.of("HTTP", "HTTPS", "SOCKS")) {
      server(kind, Kind.HTTP, HTTP_PORT);
    }
  }

  static ProxyDictionary of(Map<String, Object> settings) {
    return new ProxyDictionary(settings);
  }

  @Override
  public List<Route> routes(URI url, Origin origin) throws URLError {
    if (exceptions.matches(origin)
        || (isOn("ExcludeSimpleHostnames") && origin.host().indexOf('.') < 0)) {
      return List.of(Route.direct(origin));
    }
    if (script != null) {
      return script.routes(url, origin);
    }
    List<Route> routes = new ArrayList<>();
    add(routes, server(origin.isSecure() ? "HTTPS" : "HTTP", Kind.HTTP, HTTP_PORT), origin);
    add(routes, server("SOCKS", Kind.SOCKS5, SOCKS_PORT), origin);
    return routes.isEmpty() ? List.of(Route.direct(origin)) : routes;
  }

  private static void add(List<Route> routes, @Nullable ProxyServer proxy, Origin origin) {
    if (proxy != null) {
      routes.add(Route.through(proxy, origin));
    }
  }

  private @Nullable ProxyServer server(String prefix, Kind kind, int defaultPort) {
    if (!isOn(prefix + "Enable")) {
      return null;
    }
    String host = text(settings, prefix + "Proxy");
    if (host == null || host.isBlank()) {
      throw new URLSessionUsageException(
          "connectionProxyDictionary has " + prefix + "Enable, but no " + prefix + "Proxy.");
    }
    int port = number(prefix + "Port", defaultPort);
    if (port < 1 || port > 65_535) {
      throw new URLSessionUsageException(
          "connectionProxyDictionary: " + prefix + "Port is 1 to 65535, not " + port + ".");
    }
    return new ProxyServer(kind, host.toLowerCase(Locale.ROOT), port, credential);
  }

  private boolean isOn(String key) {
    Object value = settings.get(key);
    return Boolean.TRUE.equals(value) || (value instanceof Number number && number.intValue() != 0);
  }

  private int number(String key, int otherwise) {
    Object value = settings.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number) {
      return number.intValue();
    }
    throw wrongType(key, "a number");
  }

  static @Nullable String text(Map<String, Object> settings, String key) {
    Object value = settings.get(key);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrongType(key, "a text");
  }

  private static List<String> exceptions(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    throw wrongType("ExceptionsList", "a list of texts");
  }

  private static @Nullable URLCredential credential(Map<String, Object> settings) {
    String user = text(settings, "kCFProxyUsernameKey");
    return user == null
        ? null
        : URLCredential.ofUser(user, text(settings, "kCFProxyPasswordKey"), Persistence.NONE);
  }

  private static URLSessionUsageException wrongType(String key, String wanted) {
    return new URLSessionUsageException(
        "connectionProxyDictionary: " + key + " is " + wanted + ".");
  }

  @Override
  public boolean mayBlock() {
    return script != null;
  }
}
