// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.internal.event.ChallengeAnswer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is asked while a request is on its way, by a TLS handshake or by a proxy. Comes with
 * the request, since the user is asked on behalf of its task. Used on the loop.
 */
public interface Challenges {

  /**
   * Asks about server trust or a client certificate: the user, unless a credential is known to be
   * right. The user may think for as long as it likes; the idle time of the request stands still
   * meanwhile. The answer comes on the loop and never fails; {@code DEFAULT} is what to do as if
   * nobody had been asked.
   *
   * @param challenge a proposed credential is put in when the storage has one
   */
  CompletableFuture<ChallengeAnswer> ask(URLAuthenticationChallenge challenge);

  /** The credential opened the space: it is kept for the next time as its persistence says. */
  void accepted(URLProtectionSpace space, URLCredential credential);

  /**
   * What this request shows to the proxy.
   *
   * @param configured the credential in the proxy's settings, which is tried before anybody is
   *     asked; null for none
   */
  ProxyAuthenticator proxy(ProxyPeer proxy, @Nullable URLCredential configured);
}
