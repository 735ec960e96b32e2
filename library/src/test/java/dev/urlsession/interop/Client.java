// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import dev.urlsession.CertificateAuthorities;
import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.testing.TestCertificate;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A session that trusts one authority and answers challenges with one credential, once each. */
final class Client implements AutoCloseable, URLSessionTaskDelegate {

  private final URLCredential credential;
  private final List<URLAuthenticationChallenge> challenges = new CopyOnWriteArrayList<>();
  final URLSession session;

  Client(
      TestCertificate authority,
      URLCredential credential,
      UnaryOperator<URLSessionConfigurationBuilder> change) {
    this.credential = credential;
    CertificateAuthorities trusted = CertificateAuthorities.of(List.of(authority.certificate()));
    this.session =
        URLSession.create(
            change
                .apply(
                    URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
                        .trustManager(trusted.trustManager()))
                .build(),
            this,
            null);
  }

  /** All but those about a server's trust, as method and realm. */
  List<String> challenges() {
    return challenges.stream()
        .map(URLAuthenticationChallenge::protectionSpace)
        .map(space -> space.authenticationMethod() + " " + space.realm())
        .toList();
  }

  /** Status and body. */
  String get(URI url) throws Exception {
    return load(URLRequest.of(url));
  }

  String load(URLRequest request) throws Exception {
    URLSession.DataResult result = session.data(request).get(60, TimeUnit.SECONDS);
    return ((HTTPURLResponse) result.response()).statusCode() + " " + new String(result.data());
  }

  URLError.Code error(URI url) throws Exception {
    try {
      return fail(session.data(url).get(60, TimeUnit.SECONDS));
    } catch (ExecutionException failed) {
      return ((URLError) failed.getCause()).code();
    }
  }

  private static URLError.Code fail(URLSession.DataResult result) {
    throw new AssertionError("It was loaded: " + new String(result.data()));
  }

  @Override
  public void didReceiveChallenge(
      URLSession in,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    answer(challenge, completionHandler);
  }

  @Override
  public void didReceiveChallenge(
      URLSession in,
      URLSessionTask task,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    answer(challenge, completionHandler);
  }

  private void answer(URLAuthenticationChallenge challenge, ChallengeCompletionHandler handler) {
    if (challenge.protectionSpace().serverTrust() != null) {
      handler.complete(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING, null);
      return;
    }
    challenges.add(challenge);
    if (credential == null || challenge.previousFailureCount() > 0) {
      handler.complete(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING, null);
    } else {
      handler.complete(AuthChallengeDisposition.USE_CREDENTIAL, credential);
    }
  }

  @Override
  public void close() {
    session.invalidateAndCancel();
  }
}
