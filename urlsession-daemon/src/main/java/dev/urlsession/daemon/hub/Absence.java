// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import dev.urlsession.ServerTrust;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.daemon.engine.ChallengeOutcome;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.internal.event.ChallengeAnswer;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a challenge while nobody is there to answer it. Most need nobody: no delegate
 * would hear of it, the password is known, or the application has seen these very certificates of
 * this server before. The rest waits (E17). Confined to the hub's loop.
 */
final class Absence {

  private static final int MOST_SERVERS = 1_000;

  private final Map<Server, Seen> servers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Server, Seen> eldest) {
          return size() > MOST_SERVERS;
        }
      };

  private record Server(SessionKey session, URLProtectionSpace space) {}

  private record Seen(List<X509Certificate> chain, boolean accepted) {}

  /** Notes what an application thinks of a server. To cancel is about a task, not about it. */
  void heard(SessionKey session, URLAuthenticationChallenge challenge, ChallengeOutcome outcome) {
    ServerTrust shown = challenge.protectionSpace().serverTrust();
    if (shown == null || !(outcome instanceof ChallengeOutcome.Given given)) {
      return;
    }
    Server server = new Server(session, challenge.protectionSpace());
    switch (given.answer().disposition()) {
      case USE_CREDENTIAL ->
          servers.put(server, new Seen(shown.certificates(), given.answer().credential() != null));
      case PERFORM_DEFAULT_HANDLING, REJECT_PROTECTION_SPACE ->
          servers.put(server, new Seen(shown.certificates(), false));
      case CANCEL_AUTHENTICATION_CHALLENGE -> servers.remove(server);
    }
  }

  ChallengeOutcome answer(
      SessionKey session, SessionSettings settings, URLAuthenticationChallenge challenge) {
    if (!settings.hearsChallenges()) {
      return ChallengeOutcome.byDefault();
    }
    URLCredential proposed = challenge.proposedCredential();
    boolean untried = challenge.previousFailureCount() == 0;
    if (proposed != null && untried && (proposed.hasPassword() || proposed.identity() != null)) {
      return new ChallengeOutcome.Given(ChallengeAnswer.using(proposed));
    }
    ServerTrust shown = challenge.protectionSpace().serverTrust();
    return shown == null
        ? new ChallengeOutcome.Nobody()
        : again(servers.get(new Server(session, challenge.protectionSpace())), shown);
  }

  private static ChallengeOutcome again(@Nullable Seen seen, ServerTrust shown) {
    if (seen == null || !seen.chain().equals(shown.certificates())) {
      return new ChallengeOutcome.Nobody();
    }
    return seen.accepted()
        ? new ChallengeOutcome.Given(ChallengeAnswer.using(URLCredential.ofTrust(shown)))
        : ChallengeOutcome.byDefault();
  }

  /** The session is over. */
  void forget(SessionKey session) {
    servers.keySet().removeIf(server -> server.session().equals(session));
  }
}
