// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.CertificateAuthorities;
import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDelegate;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Recipe 10: a client certificate for a server of one's own certificate authority. */
public final class ClientIdentity {

  private ClientIdentity() {}

  /** Loads a URL, given with the files of the authority and of the identity, and its password. */
  public static void main(String[] args) throws IOException {
    URLSessionConfiguration configuration =
        URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
            .trustManager(CertificateAuthorities.read(Path.of(args[1])).trustManager())
            .build();
    URLCredential identity =
        URLCredential.readIdentity(
            Path.of(args[2]), args[3].toCharArray(), Persistence.FOR_SESSION);
    try (URLSession session = URLSession.create(configuration, new Shower(identity), null)) {
      byte[] body = session.data(URI.create(args[0])).join().data();
      System.out.println(new String(body, StandardCharsets.UTF_8));
    }
  }

  /** Shows the identity to servers that ask for one; all else is left to default handling. */
  private record Shower(URLCredential identity) implements URLSessionDelegate {

    @Override
    public void didReceiveChallenge(
        URLSession session,
        URLAuthenticationChallenge challenge,
        ChallengeCompletionHandler completionHandler) {
      AuthenticationMethod asked = challenge.protectionSpace().authenticationMethod();
      if (asked == AuthenticationMethod.CLIENT_CERTIFICATE) {
        System.out.println("asked by " + challenge.protectionSpace().host());
        completionHandler.complete(AuthChallengeDisposition.USE_CREDENTIAL, identity);
      } else {
        completionHandler.complete(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING, null);
      }
    }
  }
}
