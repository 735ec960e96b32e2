// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLSession;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.TestCertificate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCertificateTest {

  private static final TestCertificate CLIENT = TestCertificate.forHosts("client.test");
  private static final TestCertificate STRANGER = TestCertificate.forHosts("stranger.test");

  private final Asked asked = new Asked();

  private static LoopbackServer server(String version, boolean http2) {
    LoopbackServer server =
        LoopbackServer.builder()
            .certificate(Zoo.good())
            .requireClientCertificate(CLIENT.certificate())
            .tlsProtocols(version)
            .http2(http2)
            .build();
    server.route("/", Answer.text("hello"));
    return server;
  }

  private static URLCredential identity(TestCertificate of) {
    return URLCredential.ofIdentity(of.privateKey(), of.chain(), Persistence.NONE);
  }

  @ParameterizedTest(name = "{0}, HTTP/2: {1}")
  @CsvSource({"TLSv1.2, true", "TLSv1.3, true", "TLSv1.2, false", "TLSv1.3, false"})
  @DisplayName("B-167: an identity answers the challenge, which lists the acceptable issuers")
  void shown(String version, boolean http2) throws Exception {
    asked.onCertificate(Asked.use(identity(CLIENT)));
    try (LoopbackServer server = server(version, http2);
        URLSession session = Sessions.trustingTheRoot(asked)) {
      assertThat(Sessions.text(session, server.uri("/"))).isEqualTo("hello");

      List<URLAuthenticationChallenge> challenges =
          asked.challenges(AuthenticationMethod.CLIENT_CERTIFICATE);
      assertThat(challenges).hasSize(1);
      assertThat(challenges.get(0).protectionSpace().distinguishedNames())
          .containsExactly(CLIENT.certificate().getSubjectX500Principal());
      assertThat(challenges.get(0).protectionSpace().host()).isEqualTo("127.0.0.1");
    }
  }

  @ParameterizedTest(name = "{0}, HTTP/2: {1}")
  @CsvSource({"TLSv1.2, true", "TLSv1.3, true", "TLSv1.2, false", "TLSv1.3, false"})
  @DisplayName("B-167: by default none is shown, and a server that insists is -1206")
  void missing(String version, boolean http2) throws Exception {
    try (LoopbackServer server = server(version, http2);
        URLSession session = Sessions.trustingTheRoot(asked)) {
      assertThat(Sessions.error(session, server.uri("/")).code())
          .isEqualTo(Code.CLIENT_CERTIFICATE_REQUIRED);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}, HTTP/2: {1}")
  @CsvSource({"TLSv1.2, true", "TLSv1.3, true", "TLSv1.2, false", "TLSv1.3, false"})
  @DisplayName("B-167: an identity the server does not take is -1205")
  void refused(String version, boolean http2) throws Exception {
    asked.onCertificate(Asked.use(identity(STRANGER)));
    try (LoopbackServer server = server(version, http2);
        URLSession session = Sessions.trustingTheRoot(asked)) {
      assertThat(Sessions.error(session, server.uri("/")).code())
          .isEqualTo(Code.CLIENT_CERTIFICATE_REJECTED);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  @DisplayName("B-153, B-167: cancelling ends the task with -999")
  void cancelled() throws Exception {
    asked.onCertificate(Asked.CANCEL);
    try (LoopbackServer server = server("TLSv1.3", false);
        URLSession session = Sessions.trustingTheRoot(asked)) {
      assertThat(Sessions.error(session, server.uri("/")).code()).isEqualTo(Code.CANCELLED);
    }
  }

  @Test
  @DisplayName("B-165, B-167: who the server is comes first: nothing is shown to one refused")
  void trustFirst() throws Exception {
    asked.onCertificate(Asked.use(identity(CLIENT)));
    try (LoopbackServer server =
            LoopbackServer.builder()
                .certificate(Zoo.selfSigned())
                .requireClientCertificate(CLIENT.certificate())
                .build();
        URLSession session = Sessions.trustingTheRoot(asked)) {
      assertThat(Sessions.error(session, server.uri("/")).code())
          .isEqualTo(Code.SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT);

      assertThat(asked.challenges(AuthenticationMethod.CLIENT_CERTIFICATE)).isEmpty();
    }
  }

  @Test
  @DisplayName("B-167: a user's name is no identity: nothing is shown")
  void noIdentity() throws Exception {
    asked.onCertificate(Asked.use(URLCredential.ofUser("me", "secret", Persistence.NONE)));
    try (LoopbackServer server = server("TLSv1.3", false);
        URLSession session = Sessions.trustingTheRoot(asked)) {
      assertThat(Sessions.error(session, server.uri("/")).code())
          .isEqualTo(Code.CLIENT_CERTIFICATE_REQUIRED);
    }
  }
}
