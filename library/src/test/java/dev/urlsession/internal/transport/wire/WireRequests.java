// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyAuthenticator;
import dev.urlsession.internal.transport.ProxyPeer;
import dev.urlsession.internal.transport.Route;
import dev.urlsession.internal.transport.WireRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Requests to example.org that ask nobody for anything. */
final class WireRequests {

  private static final Origin ORIGIN = new Origin("https", "example.org", 443);

  private WireRequests() {}

  static WireRequest of(
      String method, String target, HTTPHeaders headers, @Nullable OutgoingBody body) {
    return new WireRequest(
        ORIGIN, Route.direct(ORIGIN), method, target, headers, body, new NobodyAsks(), null);
  }

  private static final class NobodyAsks implements Challenges {

    @Override
    public CompletableFuture<ChallengeAnswer> ask(URLAuthenticationChallenge challenge) {
      throw new AssertionError("asked");
    }

    @Override
    public void accepted(URLProtectionSpace space, URLCredential credential) {
      throw new AssertionError("told");
    }

    @Override
    public ProxyAuthenticator proxy(ProxyPeer proxy, @Nullable URLCredential configured) {
      throw new AssertionError("asked");
    }
  }
}
