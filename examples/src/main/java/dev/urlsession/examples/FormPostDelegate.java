// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.ServerTrust;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLError;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionTask;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The five methods of recipe 4. */
final class FormPostDelegate implements URLSessionDataDelegate {

  private final @Nullable String trustedHost;
  private final StringBuilder body = new StringBuilder();

  FormPostDelegate(@Nullable String trustedHost) {
    this.trustedHost = trustedHost;
  }

  @Override
  public void didReceiveResponse(
      URLSession session,
      URLSessionDataTask task,
      URLResponse response,
      Consumer<URLSession.ResponseDisposition> completionHandler) {
    System.out.println("response of type " + response.mimeType());
    completionHandler.accept(URLSession.ResponseDisposition.ALLOW);
  }

  @Override
  public void didReceiveData(URLSession session, URLSessionDataTask task, ByteBuffer data) {
    body.append(StandardCharsets.UTF_8.decode(data));
  }

  @Override
  public void didCompleteWithError(
      URLSession session, URLSessionTask task, @Nullable URLError error) {
    System.out.println(error == null ? "complete: " + body : "failed: " + error.code());
  }

  /** The session's: server trust and client certificates. */
  @Override
  public void didReceiveChallenge(
      URLSession session,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    answer(challenge, completionHandler);
  }

  /** The task's: names and passwords. */
  @Override
  public void didReceiveChallenge(
      URLSession session,
      URLSessionTask task,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    answer(challenge, completionHandler);
  }

  private void answer(
      URLAuthenticationChallenge challenge, ChallengeCompletionHandler completionHandler) {
    URLProtectionSpace space = challenge.protectionSpace();
    ServerTrust trust = space.serverTrust();
    if (trust != null && space.host().equals(trustedHost)) {
      System.out.println("trusting " + space.host());
      completionHandler.complete(
          URLSession.AuthChallengeDisposition.USE_CREDENTIAL, URLCredential.ofTrust(trust));
    } else {
      completionHandler.complete(
          URLSession.AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING, null);
    }
  }
}
