// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.testing.TestCertificate;
import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("interop")
class ApacheTest {

  private static final TestCertificate ROOT = TestCertificate.builder().authority().build();
  private static final TestCertificate SERVER = TestCertificate.builder().issuer(ROOT).build();
  private static final TestCertificate CLIENT =
      TestCertificate.builder().issuer(ROOT).hosts("client.test").build();
  private static final TestCertificate STRANGER = TestCertificate.forHosts("stranger.test");
  private static Peer apache;
  private static int tls12;
  private static int tls13;

  @BeforeAll
  static void start() throws Exception {
    apache = Peer.prepare("apache");
    tls12 = Peer.freePort();
    tls13 = Peer.freePort();
    apache.write("chain.pem", Pem.chain(SERVER));
    apache.write("key.pem", Pem.key(SERVER));
    apache.write("root.pem", Pem.of(ROOT.certificate()));
    apache.write("digest.txt", "me:space:" + md5("me:space:s3cret") + "\n");
    Apache.start(
        apache, List.of("authn_file", "auth_digest", "ssl"), List.of("digest"), configuration());
  }

  private static String configuration() {
    return """
    Listen 127.0.0.1:%2$d
    Listen 127.0.0.1:%3$d
    <Directory %1$s/www/digest>
      AuthType Digest
      AuthName space
      AuthDigestDomain /digest/
      AuthDigestProvider file
      AuthUserFile %1$s/digest.txt
      Require valid-user
    </Directory>
    SSLCertificateFile %1$s/chain.pem
    SSLCertificateKeyFile %1$s/key.pem
    SSLCACertificateFile %1$s/root.pem
    <VirtualHost 127.0.0.1:%2$d>
      SSLEngine on
      SSLProtocol TLSv1.2
      SSLVerifyClient require
    </VirtualHost>
    <VirtualHost 127.0.0.1:%3$d>
      SSLEngine on
      SSLProtocol TLSv1.3
      SSLVerifyClient require
    </VirtualHost>
    """
        .formatted(apache.file(".").normalize(), tls12, tls13);
  }

  private static String md5(String text) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes()));
  }

  @AfterAll
  static void stop() throws Exception {
    apache.close();
  }

  private static Client client(URLCredential credential) {
    return new Client(ROOT, credential, UnaryOperator.identity());
  }

  private static URLCredential identity(TestCertificate of) {
    return URLCredential.ofIdentity(of.privateKey(), of.chain(), Persistence.NONE);
  }

  private static URI digest() {
    return URI.create("http://localhost:" + apache.port() + "/digest/");
  }

  private static URI tls(int version) {
    return URI.create("https://localhost:" + (version == 12 ? tls12 : tls13) + "/");
  }

  @Test
  @DisplayName("B-154, B-159: Apache's mod_auth_digest, asked for once")
  void digestRight() throws Exception {
    URLCredential right = URLCredential.ofUser("me", "s3cret", Persistence.FOR_SESSION);
    try (Client client = client(right)) {
      assertThat(client.get(digest())).isEqualTo("200 digest");
      assertThat(client.get(URI.create(digest() + "index.html?a=b"))).isEqualTo("200 digest");
      URLRequest post =
          URLRequest.builder(digest()).httpMethod("POST").httpBody("body".getBytes()).build();
      assertThat(client.load(post)).startsWith("200 ");
      assertThat(client.challenges()).containsExactly("HTTP_DIGEST space");
    }
  }

  @Test
  @DisplayName("B-157: Apache's mod_auth_digest refuses a wrong password")
  void digestWrong() throws Exception {
    URLCredential wrong = URLCredential.ofUser("me", "wrong", Persistence.FOR_SESSION);
    try (Client client = client(wrong)) {
      assertThat(client.get(digest())).startsWith("401 ");
      assertThat(client.challenges()).hasSize(2);
    }
  }

  @ParameterizedTest(name = "TLS 1.{0}")
  @ValueSource(ints = {12, 13})
  @DisplayName("B-167: Apache wants a client certificate")
  void certificates(int version) throws Exception {
    try (Client right = client(identity(CLIENT));
        Client none = client(null);
        Client wrong = client(identity(STRANGER))) {
      assertThat(right.get(tls(version))).isEqualTo("200 open");
      assertThat(right.challenges()).containsExactly("CLIENT_CERTIFICATE null");
      assertThat(none.error(tls(version))).isEqualTo(Code.CLIENT_CERTIFICATE_REQUIRED);
      assertThat(wrong.error(tls(version))).isEqualTo(Code.CLIENT_CERTIFICATE_REJECTED);
    }
  }
}
