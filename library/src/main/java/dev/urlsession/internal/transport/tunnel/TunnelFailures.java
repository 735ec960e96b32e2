// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tunnel;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyServer;
import org.jspecify.annotations.Nullable;

/** Says in a user's words why there is no tunnel. A proxy's answer is never the origin's. */
final class TunnelFailures {

  private TunnelFailures() {}

  static URLError refused(ProxyServer proxy, Origin origin, String why) {
    return URLError.of(
        Code.CANNOT_CONNECT_TO_HOST,
        "The proxy " + proxy.place() + " opens no tunnel to " + origin.authority() + ": " + why);
  }

  static URLError credentialWanted(ProxyServer proxy) {
    return URLError.of(
        Code.USER_AUTHENTICATION_REQUIRED,
        "The proxy " + proxy.place() + " wants to know who is there; give it a credential.");
  }

  static URLError broken(ProxyServer proxy, @Nullable Throwable thrown) {
    return URLError.of(
        Code.NETWORK_CONNECTION_LOST,
        "The proxy " + proxy.place() + " broke off before there was a tunnel.",
        thrown);
  }
}
