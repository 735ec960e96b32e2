// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.HTTPURLResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one load shows to one proxy that wants to know who is there. Used on the loop.
 *
 * <p>Whoever sends a head to the proxy, be it a CONNECT or a plain request, puts {@link
 * #authorization} into its Proxy-Authorization, and only there: an origin never sees it. When the
 * proxy answers 407 to a CONNECT, {@link #challenged} says whether to send another one, on a new
 * connection if the proxy closed this one. The 407 to a plain request comes back as a response with
 * {@link WireResponse#proxy()}, and the stage above does the rest.
 */
public interface ProxyAuthenticator {

  /**
   * The value of Proxy-Authorization; null for none. To be asked for each head anew.
   *
   * @param method of the request, CONNECT for a tunnel
   * @param target as in the request line
   */
  @Nullable String authorization(String method, String target);

  /**
   * The proxy answered 407.
   *
   * @return true when it is worth trying again; false when the 407 is the answer. Fails with a
   *     cancelled error when the user said so
   */
  CompletableFuture<Boolean> challenged(HTTPURLResponse response);

  /** The proxy let the request through: anything but a 407 came. */
  void accepted();
}
