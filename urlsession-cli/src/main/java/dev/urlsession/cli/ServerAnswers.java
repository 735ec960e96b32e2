// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.ServerTrust;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionDelegate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what a server asks in TLS, as the options say. */
record ServerAnswers(boolean insecure, List<String> pins, @Nullable URLCredential identity)
    implements URLSessionDelegate {

  @Override
  public void didReceiveChallenge(
      URLSession session,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    URLCredential answer =
        switch (challenge.protectionSpace().authenticationMethod()) {
          case SERVER_TRUST -> trust(challenge.protectionSpace().serverTrust());
          case CLIENT_CERTIFICATE -> identity;
          default -> null;
        };
    completionHandler.complete(
        answer == null
            ? AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING
            : AuthChallengeDisposition.USE_CREDENTIAL,
        answer);
  }

  private @Nullable URLCredential trust(@Nullable ServerTrust trust) {
    if (trust == null || !insecure) {
      return null;
    }
    boolean matches = pins.isEmpty() || PinnedKeys.match(trust, pins);
    return matches ? URLCredential.ofTrust(trust) : null;
  }
}
