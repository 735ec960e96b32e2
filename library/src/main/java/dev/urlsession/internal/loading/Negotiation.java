// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.internal.auth.HandshakeProof;
import dev.urlsession.internal.auth.Head;
import dev.urlsession.internal.auth.KnownProofs;
import dev.urlsession.internal.auth.Offer;
import dev.urlsession.internal.auth.Peer;
import dev.urlsession.internal.auth.Proof;
import dev.urlsession.internal.auth.Scheme;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.transport.TransportRuntime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How one load proves itself to one peer: what it shows, what was tried, and what to do about the
 * next challenge. Confined to the loop.
 *
 * <pre>
 *   challenged ─ the nonce was old: again, nobody is asked
 *              ─ what was shown failed: it is not proposed again (B-156, B-157)
 *              ─ each offer, the strongest first (B-162): known to open it: show it (B-161)
 *                                                         else ask the user (B-153)
 *   accepted   ─ keep what opened the space, and show it from now on (B-159)
 * </pre>
 */
final class Negotiation {

  /** Against servers that call each new nonce stale. */
  private static final int MOST_STALE = 3;

  /** Against locking a user out by a delegate that gives the same answer for ever. */
  private static final int MOST_FAILURES = 20;

  private final Peer peer;
  private final Load load;
  private Set<URLCredential> failed = Set.of();
  private Set<URLProtectionSpace> rejected = Set.of();
  private @Nullable URLCredential given;
  private @Nullable Shown shown;
  private String path = "/";
  private int failures;
  private int stale;

  /** What is shown now; without an offer it was known before anybody asked. */
  private record Shown(
      URLProtectionSpace space, URLCredential credential, Proof proof, @Nullable Offer offer) {}

  Negotiation(Peer peer, Load load) {
    this.peer = peer;
    this.load = load;
  }

  Peer peer() {
    return peer;
  }

  /**
   * Another request goes to the peer.
   *
   * @param credential came with the URL or with the proxy's settings; null for none
   * @param own whether the request brings its own proof, which is not replaced unless it fails
   */
  void begin(String requestPath, @Nullable URLCredential credential, boolean own) {
    path = requestPath;
    given = credential;
    KnownProofs.Known known = own ? null : load.environment().known().find(peer, path);
    shown = known == null || !mayShow(known) ? null : shown(known);
  }

  private static Shown shown(KnownProofs.Known known) {
    return new Shown(known.space(), known.credential(), known.proof(), null);
  }

  private boolean mayShow(KnownProofs.Known known) {
    return !failed.contains(known.credential())
        && (given == null || isSameUser(given, known.credential()))
        && load.credentials().holds(known.credential(), known.space());
  }

  private static boolean isSameUser(URLCredential one, URLCredential other) {
    return one.user() != null && one.user().equals(other.user());
  }

  /** What to show; null for nothing. */
  @Nullable Proof proof() {
    return shown == null ? null : shown.proof();
  }

  /** Whose proof is shown: another text for another user or realm; null for nobody's. */
  @Nullable String identity() {
    return shown == null ? null : shown.credential().user() + "@" + shown.space().realm();
  }

  /** The header to send; null for none. */
  @Nullable String header(Head head) {
    return shown == null ? null : shown.proof().header(head);
  }

  /** Whether to try again; else the response is the answer. Fails when the user cancels. */
  CompletableFuture<Boolean> challenged(HTTPURLResponse response) {
    List<Offer> offers = offers(response);
    Shown before = shown;
    shown = null;
    if (before == null || !before.proof().isShown()) {
      return next(offers, 0, response);
    }
    Offer again = freshNonce(before, offers);
    if (again != null) {
      return show(again, before.credential());
    }
    String said = word(before, offers);
    if (said != null && before.proof() instanceof HandshakeProof handshake) {
      return proceed(handshake, said)
          .thenCompose(
              answered -> {
                shown = answered ? before : null;
                return answered ? answerIs(true) : afterFailure(before, offers, response);
              });
    }
    return afterFailure(before, offers, response);
  }

  private CompletableFuture<Boolean> afterFailure(
      Shown before, List<Offer> offers, HTTPURLResponse response) {
    failed(before);
    return failures < MOST_FAILURES ? next(offers, 0, response) : answerIs(false);
  }

  /** What the server says in the handshake that is under way; null when it says nothing. */
  private static @Nullable String word(Shown before, List<Offer> offers) {
    for (Offer offer : offers) {
      if (offer.space().equals(before.space())) {
        return offer.token();
      }
    }
    return null;
  }

  /** What opened before goes before what is stronger, so that nobody is asked again (B-161). */
  private List<Offer> offers(HTTPURLResponse response) {
    boolean canCoverBody = peer instanceof Peer.Server && load.canHashBody();
    return Offer.of(response.headers().values(peer.challengeField()), peer, isMultiplexed(response))
        .stream()
        .filter(offer -> canCoverBody || !offer.coversBody())
        .sorted(Comparator.comparing(offer -> !load.environment().known().opens(offer.space())))
        .toList();
  }

  private static boolean isMultiplexed(HTTPURLResponse response) {
    String version = response.httpVersion();
    return version != null && !version.startsWith("HTTP/1");
  }

  /** One that is stale, or older than this load, says nothing about the credential. */
  private @Nullable Offer freshNonce(Shown before, List<Offer> offers) {
    for (Offer offer : offers) {
      boolean counts = offer.isStale() || (before.offer() == null && offer.hasNonce());
      if (counts && offer.space().equals(before.space()) && stale < MOST_STALE) {
        stale++;
        return offer;
      }
    }
    return null;
  }

  private void failed(Shown before) {
    before.proof().abandoned();
    failures++;
    failed = with(failed, before.credential());
    load.environment().known().refused(peer, before.space());
  }

  private CompletableFuture<Boolean> next(List<Offer> offers, int index, HTTPURLResponse response) {
    if (index >= offers.size()) {
      return answerIs(false);
    }
    Offer offer = offers.get(index);
    if (rejected.contains(offer.space())) {
      return next(offers, index + 1, response);
    }
    return proposal(offer.space())
        .thenCompose(
            proposed ->
                proposed == null || !isSure(offer, proposed)
                    ? ask(offers, index, proposed, response)
                    : show(offer, proposed)
                        .thenCompose(
                            shows ->
                                shows ? answerIs(true) : ask(offers, index, proposed, response)));
  }

  private CompletableFuture<Boolean> ask(
      List<Offer> offers, int index, @Nullable URLCredential proposed, HTTPURLResponse response) {
    URLAuthenticationChallenge challenge =
        URLAuthenticationChallenge.builder(offers.get(index).space())
            .proposedCredential(proposed)
            .previousFailureCount(failures)
            .failureResponse(response)
            .build();
    return load.challenges()
        .put(challenge)
        .thenCompose(answer -> obey(answer, offers, index, response));
  }

  /** What came with the request, else what the storage has; not what just failed (B-156). */
  private CompletableFuture<@Nullable URLCredential> proposal(URLProtectionSpace space) {
    URLCredential first = given == null || failed.contains(given) ? null : given;
    if (first != null && first.hasPassword()) {
      return CompletableFuture.completedFuture(first);
    }
    return load.credentials()
        .find(space, given == null ? null : given.user())
        .thenApply(found -> found == null || failed.contains(found) ? first : found);
  }

  /** What is in a proxy's settings, or opened the space before, needs no question. */
  private boolean isSure(Offer offer, URLCredential proposed) {
    return (peer instanceof Peer.Proxy && proposed.equals(given))
        || load.environment().known().opens(offer.space(), proposed);
  }

  private CompletableFuture<Boolean> obey(
      ChallengeAnswer answer, List<Offer> offers, int index, HTTPURLResponse response) {
    return switch (answer.disposition()) {
      case USE_CREDENTIAL -> use(answer.credential(), offers, index, response);
      case PERFORM_DEFAULT_HANDLING -> useProposed(offers, index);
      case CANCEL_AUTHENTICATION_CHALLENGE ->
          CompletableFuture.failedFuture(URLError.cancelled(response.url()));
      case REJECT_PROTECTION_SPACE -> {
        rejected = with(rejected, offers.get(index).space());
        yield next(offers, index + 1, response);
      }
    };
  }

  private CompletableFuture<Boolean> use(
      @Nullable URLCredential credential, List<Offer> offers, int index, HTTPURLResponse response) {
    if (credential == null) {
      return answerIs(false);
    }
    Offer offer = offers.get(index);
    return show(offer, credential)
        .thenCompose(
            shows -> {
              if (shows) {
                return answerIs(true);
              }
              if (offer.scheme() == Scheme.NEGOTIATE) {
                // No ticket to be had is no reason not to try the next.
                rejected = with(rejected, offer.space());
                return next(offers, index + 1, response);
              }
              return CompletableFuture.failedFuture(cannotAnswer(offer));
            });
  }

  private static URLError cannotAnswer(Offer offer) {
    return URLError.of(
        Code.USER_AUTHENTICATION_REQUIRED,
        "The credential cannot answer " + offer.scheme() + "; use one of a user with a password.");
  }

  /** Default handling: the strongest offer that there is a credential for (B-154). */
  private CompletableFuture<Boolean> useProposed(List<Offer> offers, int index) {
    if (index >= offers.size()) {
      return answerIs(false);
    }
    Offer offer = offers.get(index);
    return proposal(offer.space())
        .thenCompose(
            proposed ->
                proposed == null || rejected.contains(offer.space())
                    ? answerIs(false)
                    : show(offer, proposed))
        .thenCompose(shows -> shows ? answerIs(true) : useProposed(offers, index + 1));
  }

  /** Whether the credential can be shown for the offer, which it is from now on. */
  private CompletableFuture<Boolean> show(Offer offer, URLCredential credential) {
    Proof proof = load.environment().proofs().of(offer, credential);
    if (proof == null) {
      return answerIs(false);
    }
    Shown next = new Shown(offer.space(), credential, proof, offer);
    if (!(proof instanceof HandshakeProof handshake)) {
      shown = next;
      return answerIs(true);
    }
    return proceed(handshake, null)
        .thenApply(
            begun -> {
              shown = begun ? next : null;
              return begun;
            });
  }

  /** A word of a handshake may have to be got from afar; that is no idleness of the server. */
  private CompletableFuture<Boolean> proceed(HandshakeProof handshake, @Nullable String said) {
    CompletableFuture<Boolean> made = new CompletableFuture<>();
    load.idle().hold();
    TransportRuntime.shared()
        .streams()
        .execute(
            () -> {
              boolean answered = handshake.proceed(said);
              load.environment()
                  .loop()
                  .execute(
                      () -> {
                        load.idle().release();
                        made.complete(answered);
                      });
            });
    return made;
  }

  /** Most negotiations never fill a set, so none is made for them. */
  private static <T> Set<T> with(Set<T> few, T one) {
    Set<T> more = new HashSet<>(few);
    more.add(one);
    return more;
  }

  private static CompletableFuture<Boolean> answerIs(boolean again) {
    return CompletableFuture.completedFuture(again);
  }

  /** The peer took what was shown, if anything was. Completes once it is kept. */
  CompletableFuture<@Nullable Void> accepted(@Nullable HTTPURLResponse response) {
    Shown now = shown;
    if (now == null) {
      return CompletableFuture.completedFuture(null);
    }
    String info = response == null ? null : response.headers().value(peer.infoField());
    if (info != null) {
      now.proof().informed(info);
    }
    Offer offer = now.offer();
    Proof lasting = offer == null ? now.proof() : now.proof().accepted();
    shown = new Shown(now.space(), now.credential(), lasting, null);
    if (offer == null
        || !load.credentials().exists()
        || now.credential().persistence() == URLCredential.Persistence.NONE) {
      return CompletableFuture.completedFuture(null);
    }
    load.environment().known().opened(peer, offer, now.credential(), lasting, path);
    return load.credentials().keep(now.credential(), now.space());
  }
}
