// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionTask;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Answers servers and proxies that ask who is there, with what {@code -u} and its like gave. */
record SignIn(@Nullable URLCredential user, @Nullable URLCredential proxyUser) {

  /** Whether the challenge is for this to answer; it then has. Each credential is tried once. */
  boolean answers(
      URLSessionTask task,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    URLProtectionSpace space = challenge.protectionSpace();
    URLCredential credential =
        switch (space.authenticationMethod()) {
          case SERVER_TRUST, CLIENT_CERTIFICATE -> null;
          default -> space.isProxy() ? proxyUser : isAsked(space, task) ? user : null;
        };
    if (credential == null) {
      return false;
    }
    if (challenge.previousFailureCount() == 0) {
      completionHandler.complete(AuthChallengeDisposition.USE_CREDENTIAL, credential);
    } else {
      completionHandler.complete(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING, null);
    }
    return true;
  }

  /** The password is for the host on the command line, not for where it redirects to. */
  private static boolean isAsked(URLProtectionSpace space, URLSessionTask task) {
    URLRequest request = task.originalRequest();
    URI url = request == null ? null : request.url();
    String host = url == null ? null : url.getHost();
    return host != null && space.host().equalsIgnoreCase(host.replaceAll("[\\[\\]]", ""));
  }
}
