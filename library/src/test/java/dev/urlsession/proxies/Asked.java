// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.proxies;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.URLSessionTaskMetrics;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A task's delegate that answers challenges with a credential, once; and keeps the metrics. */
final class Asked implements URLSessionTaskDelegate {

  final List<URLAuthenticationChallenge> challenges = new CopyOnWriteArrayList<>();
  final BlockingQueue<URLSessionTaskMetrics> metrics = new LinkedBlockingQueue<>();
  private final URLCredential credential;

  Asked(URLCredential credential) {
    this.credential = credential;
  }

  @Override
  public void didReceiveChallenge(
      URLSession session,
      URLSessionTask task,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    boolean server =
        !challenge.protectionSpace().isProxy() && challenge.protectionSpace().serverTrust() != null;
    if (server || credential == null || challenge.previousFailureCount() > 0) {
      completionHandler.complete(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING, null);
    } else {
      completionHandler.complete(AuthChallengeDisposition.USE_CREDENTIAL, credential);
    }
    if (!server) {
      challenges.add(challenge);
    }
  }

  @Override
  public void didFinishCollectingMetrics(
      URLSession session, URLSessionTask task, URLSessionTaskMetrics collected) {
    metrics.add(collected);
  }
}
