// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.trust;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionDelegate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A session's delegate that writes down what it is asked, and answers as it was told. */
final class Asked implements URLSessionDelegate {

  /** Answers a challenge. */
  interface Answer {
    void to(URLAuthenticationChallenge challenge, ChallengeCompletionHandler handler);
  }

  static final Answer DEFAULT = disposition(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING);
  static final Answer CANCEL =
      disposition(AuthChallengeDisposition.CANCEL_AUTHENTICATION_CHALLENGE);
  static final Answer REJECT = disposition(AuthChallengeDisposition.REJECT_PROTECTION_SPACE);

  /** "Trust this host", as in the seed's example. */
  static final Answer TRUST =
      (challenge, handler) ->
          handler.complete(
              AuthChallengeDisposition.USE_CREDENTIAL,
              URLCredential.ofTrust(challenge.protectionSpace().serverTrust()));

  private final List<URLAuthenticationChallenge> challenges = new CopyOnWriteArrayList<>();
  private volatile Answer onTrust = DEFAULT;
  private volatile Answer onCertificate = DEFAULT;

  static Answer disposition(AuthChallengeDisposition disposition) {
    return (challenge, handler) -> handler.complete(disposition, null);
  }

  static Answer use(URLCredential credential) {
    return (challenge, handler) ->
        handler.complete(AuthChallengeDisposition.USE_CREDENTIAL, credential);
  }

  Asked onTrust(Answer answer) {
    onTrust = answer;
    return this;
  }

  Asked onCertificate(Answer answer) {
    onCertificate = answer;
    return this;
  }

  List<URLAuthenticationChallenge> challenges(AuthenticationMethod method) {
    return challenges.stream()
        .filter(each -> each.protectionSpace().authenticationMethod() == method)
        .toList();
  }

  @Override
  public void didReceiveChallenge(
      URLSession session,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    challenges.add(challenge);
    boolean trust =
        challenge.protectionSpace().authenticationMethod() == AuthenticationMethod.SERVER_TRUST;
    (trust ? onTrust : onCertificate).to(challenge, completionHandler);
  }
}
