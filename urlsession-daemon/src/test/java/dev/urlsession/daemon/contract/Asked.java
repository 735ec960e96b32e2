// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionTask;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A delegate that answers challenges, and remembers them. */
final class Asked extends Heard {

  static final URLCredential KEY = URLCredential.ofUser("user", "pass", Persistence.NONE);

  final List<URLAuthenticationChallenge> ofSession = new CopyOnWriteArrayList<>();
  final List<URLAuthenticationChallenge> ofTask = new CopyOnWriteArrayList<>();
  private final Answering answering;

  /** How it answers. */
  interface Answering {
    void answer(URLAuthenticationChallenge challenge, ChallengeCompletionHandler handler);
  }

  Asked(Answering answering) {
    this.answering = answering;
  }

  static Answering using(URLCredential credential) {
    return (challenge, handler) ->
        handler.complete(AuthChallengeDisposition.USE_CREDENTIAL, credential);
  }

  static Answering disposing(AuthChallengeDisposition disposition) {
    return (challenge, handler) -> handler.complete(disposition, null);
  }

  @Override
  public void didReceiveChallenge(
      URLSession session,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    ofSession.add(challenge);
    answering.answer(challenge, completionHandler);
  }

  @Override
  public void didReceiveChallenge(
      URLSession session,
      URLSessionTask task,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    ofTask.add(challenge);
    answering.answer(challenge, completionHandler);
  }
}
