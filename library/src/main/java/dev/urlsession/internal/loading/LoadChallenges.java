// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.internal.auth.Head;
import dev.urlsession.internal.auth.KnownProofs;
import dev.urlsession.internal.auth.Peer;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyAuthenticator;
import dev.urlsession.internal.transport.ProxyPeer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers challenges on behalf of a load. Confined to the loop. */
final class LoadChallenges implements Challenges {

  private final Load load;

  private List<Negotiation> negotiations = List.of();

  LoadChallenges(Load load) {
    this.load = load;
  }

  /** Puts it to the user, whose thinking is no idleness of the server. */
  CompletableFuture<ChallengeAnswer> put(URLAuthenticationChallenge challenge) {
    CompletableFuture<ChallengeAnswer> answered = new CompletableFuture<>();
    load.idle().hold();
    load.events()
        .challenged(
            challenge,
            new Reply<>(
                load.environment().loop(),
                answer -> {
                  load.idle().release();
                  answered.complete(answer);
                }));
    return answered;
  }

  @Override
  public CompletableFuture<ChallengeAnswer> ask(URLAuthenticationChallenge challenge) {
    URLProtectionSpace space = challenge.protectionSpace();
    if (space.authenticationMethod() != AuthenticationMethod.CLIENT_CERTIFICATE
        || challenge.previousFailureCount() > 0) {
      return put(challenge);
    }
    KnownProofs known = load.environment().known();
    return load.credentials()
        .find(space, null)
        .exceptionally(unreadable -> null)
        .thenCompose(
            found ->
                found != null && known.opens(space, found)
                    ? CompletableFuture.completedFuture(ChallengeAnswer.using(found))
                    : put(challenge.toBuilder().proposedCredential(found).build()));
  }

  @Override
  public void accepted(URLProtectionSpace space, URLCredential credential) {
    if (load.credentials().exists()
        && credential.persistence() != URLCredential.Persistence.NONE
        && !load.environment().known().opens(space, credential)) {
      load.environment().known().opened(space, credential);
      load.credentials().keep(credential, space);
    }
  }

  /** How the load proves itself to an origin. */
  Negotiation server(Origin origin) {
    return negotiation(new Peer.Server(origin));
  }

  /** How the load proves itself to a proxy. */
  Negotiation negotiation(ProxyPeer proxy) {
    return negotiation(new Peer.Proxy(proxy));
  }

  private Negotiation negotiation(Peer peer) {
    Negotiation known = known(peer);
    if (known != null) {
      return known;
    }
    Negotiation made = new Negotiation(peer, load);
    negotiations = Few.with(negotiations, made);
    return made;
  }

  private @Nullable Negotiation known(Peer peer) {
    for (Negotiation negotiation : negotiations) {
      if (negotiation.peer().equals(peer)) {
        return negotiation;
      }
    }
    return null;
  }

  @Override
  public ProxyAuthenticator proxy(ProxyPeer proxy, @Nullable URLCredential configured) {
    Peer peer = new Peer.Proxy(proxy);
    Negotiation known = known(peer);
    if (known != null) {
      return new OfProxy(known);
    }
    Negotiation negotiation = negotiation(peer);
    negotiation.begin("/", configured, false);
    return new OfProxy(negotiation);
  }

  private record OfProxy(Negotiation negotiation) implements ProxyAuthenticator {

    @Override
    public @Nullable String authorization(String method, String target) {
      return negotiation.header(new Head(method, target, null));
    }

    @Override
    public CompletableFuture<Boolean> challenged(HTTPURLResponse response) {
      return negotiation.challenged(response);
    }

    @Override
    public void accepted() {
      negotiation.accepted(null);
    }
  }
}
