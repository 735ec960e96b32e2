// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.ServerTrust;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLError;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.TestCertificate;
import java.io.Serial;
import java.security.PrivateKey;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("B-171: TLS challenges of background sessions")
@ExtendWith(BackgroundHome.class)
class BackgroundTrustTest {

  private static final TestCertificate SERVER = TestCertificate.forLocalhost();
  private static final TestCertificate CLIENT = TestCertificate.forHosts("client.test");

  private Heard heard;
  private URLSession session;

  private URLSessionTask download(String name, Heard delegate, LoopbackServer server) {
    URLSessionTask task = open(name, delegate, server);
    task.resume();
    return task;
  }

  private URLSessionTask open(String name, Heard delegate, LoopbackServer server) {
    heard = delegate;
    session =
        URLSession.create(
            URLSessionConfiguration.backgroundSessionConfiguration("trust." + name).toBuilder()
                .backgroundLaunch(BackgroundLaunch.attachOnly())
                .urlCredentialStorage(null)
                .build(),
            delegate,
            null);
    server.route("/file", Answer.text("inside"));
    return session.downloadTask(server.uri("/file"));
  }

  @AfterEach
  void close() throws Exception {
    session.invalidateAndCancel();
    heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
  }

  private static LoopbackServer tls() {
    return LoopbackServer.builder().certificate(SERVER).build();
  }

  /** Trusts this very certificate. */
  private static Asked pinning(URLCredential identity) {
    return new Asked(
        (challenge, handler) -> {
          ServerTrust trust = challenge.protectionSpace().serverTrust();
          boolean known = trust != null && trust.certificates().contains(SERVER.certificate());
          handler.complete(
              AuthChallengeDisposition.USE_CREDENTIAL,
              known ? URLCredential.ofTrust(trust) : identity);
        });
  }

  @Test
  @DisplayName("B-151, B-165: a server that only the delegate trusts is asked of the session")
  void trusted() throws Exception {
    try (LoopbackServer server = tls()) {
      Asked asked = pinning(null);
      URLSessionTask task = download("trusted", asked, server);

      assertThat(asked.end(task)).isNull();
      assertThat(asked.files.get(task.taskIdentifier())).asString().isEqualTo("inside");
      assertThat(asked.ofTask).isEmpty();
      ServerTrust shown = asked.ofSession.get(0).protectionSpace().serverTrust();
      assertThat(shown.host()).isEqualTo("127.0.0.1");
      assertThat(shown.evaluation().isTrusted()).isFalse();
    }
  }

  @Test
  @DisplayName("B-165: default handling does not trust it")
  void untrusted() throws Exception {
    try (LoopbackServer server = tls()) {
      Asked asked = new Asked(Asked.disposing(AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING));
      URLSessionTask task = download("untrusted", asked, server);

      assertThat(asked.end(task).code())
          .isEqualTo(URLError.Code.SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT);
      assertThat(server.requestCount()).isZero();
    }
  }

  @Test
  @DisplayName("B-041, B-165: a task's own delegate is asked, and without one nobody is")
  void ownDelegate() throws Exception {
    try (LoopbackServer server = tls()) {
      Heard plain = new Heard();
      Asked asked = pinning(null);
      URLSessionTask own = open("own", plain, server);
      own.setDelegate(asked);
      own.resume();
      assertThat(asked.end(own)).isNull();
      assertThat(asked.ofSession).hasSize(1);
    }
    try (LoopbackServer server = tls()) {
      server.route("/file", Answer.text("inside"));
      URLSessionTask deaf = session.downloadTask(server.uri("/file"));
      deaf.resume();
      assertThat(heard.end(deaf).code())
          .isEqualTo(URLError.Code.SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT);
    }
  }

  @Test
  @DisplayName("B-168: an identity whose key can leave this process is shown by the daemon")
  void identity() throws Exception {
    try (LoopbackServer server = mutual()) {
      Asked asked =
          pinning(URLCredential.ofIdentity(CLIENT.privateKey(), CLIENT.chain(), Persistence.NONE));
      URLSessionTask task = download("identity", asked, server);

      assertThat(asked.end(task)).isNull();
      assertThat(asked.files.get(task.taskIdentifier())).asString().isEqualTo("inside");
      assertThat(asked.ofSession)
          .extracting(one -> one.protectionSpace().authenticationMethod())
          .contains(AuthenticationMethod.CLIENT_CERTIFICATE);
    }
  }

  private static LoopbackServer mutual() {
    return LoopbackServer.builder()
        .certificate(SERVER)
        .requireClientCertificate(CLIENT.certificate())
        .build();
  }

  /** As one on a smart card. */
  private static final class Hidden implements PrivateKey {

    @Serial private static final long serialVersionUID = 1;

    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public String getFormat() {
      return null;
    }

    @Override
    public byte[] getEncoded() {
      return null;
    }
  }

  @Test
  @DisplayName("B-168: an identity whose key cannot is an error that says so")
  void hidden() throws Exception {
    try (LoopbackServer server = mutual()) {
      Asked asked =
          pinning(URLCredential.ofIdentity(new Hidden(), CLIENT.chain(), Persistence.NONE));
      URLError error = asked.end(download("hidden", asked, server));

      assertThat(error.code()).isEqualTo(URLError.Code.CLIENT_CERTIFICATE_REQUIRED);
      assertThat(error).hasMessageContaining("exported");
      assertThat(server.requestCount()).isZero();
    }
  }
}
