// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace.ProxyType;
import org.jspecify.annotations.Nullable;

/**
 * A proxy to go through.
 *
 * @param host lower case; an IPv6 address without brackets
 * @param credential what to show it when it asks, from the configuration; null for none
 */
public record ProxyServer(Kind kind, String host, int port, @Nullable URLCredential credential) {

  /** How to talk to it. */
  public enum Kind {
    /** HTTP: it gets the request of a plain origin as it is, and opens tunnels to others. */
    HTTP,
    /** HTTP, but always by a tunnel. */
    CONNECT,
    /** SOCKS version 5, which looks up the names itself. */
    SOCKS5
  }

  /** As one proves oneself to it, for requests to the origin. */
  public ProxyPeer peer(Origin origin) {
    return new ProxyPeer(
        host,
        port,
        switch (kind) {
          case SOCKS5 -> ProxyType.SOCKS;
          case CONNECT -> ProxyType.HTTPS;
          case HTTP -> origin.isSecure() ? ProxyType.HTTPS : ProxyType.HTTP;
        });
  }

  /** Where it is, for people. */
  public String place() {
    return host + " port " + port;
  }
}
