// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import org.jspecify.annotations.Nullable;

/**
 * The way to an origin; requests with equal ones share connections.
 *
 * @param end who is at the end of the connection: the origin, or a proxy that passes requests on
 * @param proxy on the way, or at the end; null for none
 */
public record Route(Origin end, @Nullable ProxyServer proxy) {

  /** There are few proxies on the way to one end. */
  @Override
  public int hashCode() {
    return end.hashCode();
  }

  /** Straight there. */
  public static Route direct(Origin origin) {
    return new Route(origin, null);
  }

  /** Through the proxy. */
  public static Route through(ProxyServer proxy, Origin origin) {
    boolean passesOn = proxy.kind() == ProxyServer.Kind.HTTP && !origin.isSecure();
    return new Route(passesOn ? new Origin("http", proxy.host(), proxy.port()) : origin, proxy);
  }

  /** Whether the proxy reads the requests and passes them on. */
  public boolean isPassedOn() {
    return proxy != null && proxy.kind() == ProxyServer.Kind.HTTP && !end.isSecure();
  }

  /** The host to connect to first. */
  public String firstHost() {
    return proxy == null ? end.host() : proxy.host();
  }

  /** The port to connect to first. */
  public int firstPort() {
    return proxy == null ? end.port() : proxy.port();
  }

  /** The proxy to open a tunnel through; null for none. */
  public @Nullable ProxyServer tunnel() {
    return isPassedOn() ? null : proxy;
  }
}
