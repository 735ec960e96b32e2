// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import dev.urlsession.ServerTrust;
import dev.urlsession.URLCredential;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.internal.event.ChallengeAnswer;
import org.jspecify.annotations.Nullable;

/** What an answer to a challenge of TLS means (B-153, B-165, B-167). */
final class Answers {

  static final ChallengeAnswer CANCEL =
      new ChallengeAnswer(AuthChallengeDisposition.CANCEL_AUTHENTICATION_CHALLENGE, null);

  /** What becomes of the server. */
  enum OnTrust {
    ACCEPT,
    REFUSE,
    CANCEL
  }

  private Answers() {}

  /**
   * A credential counts when it is for the very certificates in question. All else but cancelling
   * is default handling: there is no other way to trust a server that rejecting could lead to.
   */
  static OnTrust onTrust(ChallengeAnswer answer, ServerTrust shown) {
    if (isCancelled(answer)) {
      return OnTrust.CANCEL;
    }
    URLCredential credential = answer.credential();
    ServerTrust accepted = credential == null ? null : credential.trust();
    boolean byUser = accepted != null && accepted.certificates().equals(shown.certificates());
    return byUser || shown.evaluation().isTrusted() ? OnTrust.ACCEPT : OnTrust.REFUSE;
  }

  /** What to show to a server that asks for a certificate; default handling shows none. */
  static @Nullable URLCredential identity(ChallengeAnswer answer) {
    URLCredential credential = answer.credential();
    return credential != null && credential.identity() != null ? credential : null;
  }

  static boolean isCancelled(ChallengeAnswer answer) {
    return answer.disposition() == AuthChallengeDisposition.CANCEL_AUTHENTICATION_CHALLENGE;
  }
}
