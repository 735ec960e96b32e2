// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.CertificateAuthorities;
import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.ServerTrust;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLError;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snippets about whom to trust. */
class TrustGuideTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.tls();

  // region pinned
  record Pinned(String pin) implements URLSessionDelegate {
    @Override
    public void didReceiveChallenge(
        URLSession session,
        URLAuthenticationChallenge challenge,
        ChallengeCompletionHandler completionHandler) {
      ServerTrust trust = challenge.protectionSpace().serverTrust();
      if (trust == null || trust.hasPin(pin)) {
        completionHandler.complete(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING, null);
      } else {
        completionHandler.complete(AuthChallengeDisposition.CANCEL_AUTHENTICATION_CHALLENGE, null);
      }
    }
  }

  // endregion

  // region thisHost
  class TrustsThisHost implements URLSessionDelegate {
    @Override
    public void didReceiveChallenge(
        URLSession session,
        URLAuthenticationChallenge challenge,
        ChallengeCompletionHandler completionHandler) {
      var space = challenge.protectionSpace();
      if (space.authenticationMethod() == AuthenticationMethod.SERVER_TRUST
          && space.host().equals("127.0.0.1")) {
        completionHandler.complete(
            AuthChallengeDisposition.USE_CREDENTIAL, URLCredential.ofTrust(space.serverTrust()));
      } else {
        completionHandler.complete(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING, null);
      }
    }
  }

  // endregion

  @Test
  @DisplayName("an authority of one's own")
  void authority(@TempDir Path directory) throws Exception {
    server.route("/", Answer.text("hello"));
    Path file = Files.write(directory.resolve("ca"), server.certificate().getEncoded());
    // region authority
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .trustManager(CertificateAuthorities.read(file).trustManager())
            .build();
    // endregion
    try (URLSession session = URLSession.create(configuration, new Pinned(pin()), null)) {
      assertThat(session.data(server.uri("/")).join().data()).asString().isEqualTo("hello");
    }
  }

  private String pin() throws Exception {
    byte[] key = server.certificate().getPublicKey().getEncoded();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
    return "sha256//" + Base64.getEncoder().encodeToString(hash);
  }

  @Test
  @DisplayName("trust this host")
  void thisHost() {
    server.route("/", Answer.text("hello"));
    try (URLSession session =
        URLSession.create(
            URLSessionConfiguration.ephemeralSessionConfiguration(), new TrustsThisHost(), null)) {
      assertThat(session.data(server.uri("/")).join().data()).asString().isEqualTo("hello");
    }
  }

  @Test
  @DisplayName("why a server was refused")
  void refused() {
    try (URLSession session =
        URLSession.create(URLSessionConfiguration.ephemeralSessionConfiguration())) {
      String why = "";
      // region refused
      try {
        session.data(server.uri("/")).join();
      } catch (CompletionException failed) {
        URLError error = (URLError) failed.getCause();
        ServerTrust trust = error.failureURLPeerTrust();
        why = error.code() + ", " + trust.evaluation().reason();
      }
      // endregion
      assertThat(why).isEqualTo("SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT, UNKNOWN_ROOT");
    }
  }
}
