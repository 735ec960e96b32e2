// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.challenges;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;

/** Delegates that answer with a user named after the method that was called. */
final class Answering {

  private Answering() {}

  static void use(String user, ChallengeCompletionHandler handler) {
    handler.complete(
        AuthChallengeDisposition.USE_CREDENTIAL,
        URLCredential.ofUser(user, "secret", URLCredential.Persistence.NONE));
  }

  /** Has the session's method only. */
  record OfSession(String user) implements URLSessionDelegate {
    @Override
    public void didReceiveChallenge(
        URLSession session,
        URLAuthenticationChallenge challenge,
        ChallengeCompletionHandler completionHandler) {
      use(user, completionHandler);
    }
  }

  /** Has the task's method only. */
  record OfTask(String user) implements URLSessionTaskDelegate {
    @Override
    public void didReceiveChallenge(
        URLSession session,
        URLSessionTask task,
        URLAuthenticationChallenge challenge,
        ChallengeCompletionHandler completionHandler) {
      use(user, completionHandler);
    }
  }

  /** Has both methods. */
  record OfBoth() implements URLSessionTaskDelegate {
    @Override
    public void didReceiveChallenge(
        URLSession session,
        URLAuthenticationChallenge challenge,
        ChallengeCompletionHandler completionHandler) {
      use("session", completionHandler);
    }

    @Override
    public void didReceiveChallenge(
        URLSession session,
        URLSessionTask task,
        URLAuthenticationChallenge challenge,
        ChallengeCompletionHandler completionHandler) {
      use("task", completionHandler);
    }
  }
}
