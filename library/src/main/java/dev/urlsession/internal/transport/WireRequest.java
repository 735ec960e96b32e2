// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.internal.io.OutgoingBody;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes out.
 *
 * @param origin whom it is for
 * @param route the way there
 * @param target path and query; the whole URL for a proxy that passes it on
 * @param headers all of them but Host and the framing of the body
 * @param body open, closed by the transport; null for none
 * @param challenges answers what is asked on the way
 * @param identity which connections it may go on; null for those that speak for nobody
 */
public record WireRequest(
    Origin origin,
    Route route,
    String method,
    String target,
    HTTPHeaders headers,
    @Nullable OutgoingBody body,
    Challenges challenges,
    @Nullable ConnectionIdentity identity) {

  /** The proxy that gets it in place of the origin; null when it goes to the origin. */
  public @Nullable ProxyPeer recipient() {
    ProxyServer proxy = route.proxy();
    return proxy != null && route.isPassedOn() ? proxy.peer(origin) : null;
  }
}
