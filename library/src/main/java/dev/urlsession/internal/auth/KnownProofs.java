// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What opened which space in this session: it is shown again without being asked for, and answers a
 * challenge without the user (B-161). Whether it still may is for the credential storage to say.
 * Confined to the loop.
 */
public final class KnownProofs {

  private static final int MOST_PEERS = 256;

  private final Map<URLProtectionSpace, URLCredential> opened = new HashMap<>();
  private final Map<Peer, List<Known>> byPeer =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Peer, List<Known>> eldest) {
          if (size() <= MOST_PEERS) {
            return false;
          }
          eldest.getValue().forEach(known -> opened.remove(known.space()));
          return true;
        }
      };

  /** A proof, what it opens, and where it is shown. */
  public record Known(
      URLProtectionSpace space, URLCredential credential, Proof proof, Scope scope) {}

  /** What to show for this path of the peer; the one that fits best. */
  public @Nullable Known find(Peer peer, String path) {
    if (byPeer.isEmpty()) {
      return null;
    }
    Known best = null;
    int covered = -1;
    for (Known known : byPeer.getOrDefault(peer, List.of())) {
      int covers = known.scope().covers(path);
      if (covers > covered) {
        best = known;
        covered = covers;
      }
    }
    return best;
  }

  /** The proof opened the space, at this path. */
  public void opened(Peer peer, Offer offer, URLCredential credential, Proof proof, String path) {
    opened(offer.space(), credential);
    List<Known> all = byPeer.computeIfAbsent(peer, unused -> new ArrayList<>());
    Scope scope = scope(peer, offer, path);
    for (Known before : List.copyOf(all)) {
      if (before.space().equals(offer.space())) {
        all.remove(before);
        scope = before.credential().equals(credential) ? scope.and(before.scope()) : scope;
      }
    }
    all.add(new Known(offer.space(), credential, proof, scope));
  }

  private static Scope scope(Peer peer, Offer offer, String path) {
    if (peer instanceof Peer.Proxy) {
      return Scope.WHOLE;
    }
    if (offer.scheme().bindsConnection()) {
      return Scope.WHOLE;
    }
    DigestChallenge digest =
        offer.scheme() == Scheme.DIGEST ? DigestChallenge.of(offer.challenge()) : null;
    return digest == null ? Scope.around(path) : Scope.of(digest.domain());
  }

  /** The credential opened the space, whatever is shown for it. */
  public void opened(URLProtectionSpace space, URLCredential credential) {
    opened.put(space, credential);
  }

  /** It does not open the space any more. */
  public void refused(Peer peer, URLProtectionSpace space) {
    opened.remove(space);
    byPeer.computeIfPresent(
        peer,
        (one, all) -> {
          all.removeIf(known -> known.space().equals(space));
          return all.isEmpty() ? null : all;
        });
  }

  /** Whether anything opened the space before. */
  public boolean opens(URLProtectionSpace space) {
    return opened.containsKey(space);
  }

  /** Whether this credential opened the space before. */
  public boolean opens(URLProtectionSpace space, URLCredential credential) {
    return credential.equals(opened.get(space));
  }

  /** Forgets all. */
  public void clear() {
    opened.clear();
    byPeer.clear();
  }
}
