// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyPeer;
import org.jspecify.annotations.Nullable;

/** To whom one proves oneself. */
public sealed interface Peer {

  /** What a credential opens there. */
  URLProtectionSpace space(@Nullable String realm, AuthenticationMethod method);

  /** The field its challenges come in. */
  String challengeField();

  /** The field that tells about the next request. */
  String infoField();

  /** A server (B-164). */
  record Server(Origin origin) implements Peer {

    @Override
    public URLProtectionSpace space(@Nullable String realm, AuthenticationMethod method) {
      return URLProtectionSpace.of(origin.host(), origin.port(), origin.scheme(), realm, method);
    }

    @Override
    public String challengeField() {
      return "WWW-Authenticate";
    }

    @Override
    public String infoField() {
      return "Authentication-Info";
    }
  }

  /** A proxy (B-163). */
  record Proxy(ProxyPeer proxy) implements Peer {

    @Override
    public URLProtectionSpace space(@Nullable String realm, AuthenticationMethod method) {
      return URLProtectionSpace.ofProxy(proxy.host(), proxy.port(), proxy.type(), realm, method);
    }

    @Override
    public String challengeField() {
      return "Proxy-Authenticate";
    }

    @Override
    public String infoField() {
      return "Proxy-Authentication-Info";
    }
  }
}
