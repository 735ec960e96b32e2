// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import dev.urlsession.URLProtectionSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A challenge that can be answered here.
 *
 * @param space what a credential for it opens
 */
public record Offer(Scheme scheme, Challenge challenge, URLProtectionSpace space) {

  /**
   * The challenges of a response that can be answered, the strongest first, and one for each space:
   * of two that differ in their algorithm only, the server prefers the first.
   *
   * @param fields the values of WWW-Authenticate or Proxy-Authenticate
   * @param multiplexed whether many requests share the connection, which then cannot be bound
   */
  public static List<Offer> of(List<String> fields, Peer peer, boolean multiplexed) {
    List<Offer> offers = new ArrayList<>();
    Set<URLProtectionSpace> seen = new HashSet<>();
    for (Challenge challenge : ChallengeParser.parse(fields)) {
      Scheme scheme = usable(challenge, peer, multiplexed);
      if (scheme != null) {
        URLProtectionSpace space = peer.space(challenge.parameter("realm"), scheme.method());
        if (seen.add(space)) {
          offers.add(new Offer(scheme, challenge, space));
        }
      }
    }
    offers.sort(Comparator.comparing(Offer::scheme));
    return List.copyOf(offers);
  }

  /** What follows the scheme in one piece: a word of a handshake; null for none. */
  public @Nullable String token() {
    return challenge.token();
  }

  /** Whether only the nonce was too old. */
  public boolean isStale() {
    return "true".equalsIgnoreCase(challenge.parameter("stale"));
  }

  /** Whether the proof must cover the body. */
  public boolean coversBody() {
    DigestChallenge digest = scheme == Scheme.DIGEST ? DigestChallenge.of(challenge) : null;
    return digest != null && digest.protection() == DigestChallenge.Protection.AUTH_INT;
  }

  /** Whether what is shown depends on something the server gave before. */
  public boolean hasNonce() {
    return scheme == Scheme.DIGEST;
  }

  private static @Nullable Scheme usable(Challenge challenge, Peer peer, boolean multiplexed) {
    Scheme scheme = Scheme.of(challenge.scheme());
    if (scheme == null) {
      return null;
    }
    boolean usable =
        switch (scheme) {
          case BASIC -> challenge.parameter("realm") != null;
          case DIGEST -> DigestChallenge.of(challenge) != null;
          case NTLM, NEGOTIATE -> !multiplexed && peer instanceof Peer.Server;
        };
    return usable ? scheme : null;
  }
}
