// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLRequest;
import dev.urlsession.testing.TestCertificate;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** NTLM as gss-ntlmssp speaks it, by way of Apache's mod_auth_gssapi. */
@Tag("interop")
class NTLMPeersTest {

  private static Peer apache;

  @BeforeAll
  static void start() throws Exception {
    apache = Peer.prepare("apache");
    apache.environment("NTLM_USER_FILE", apache.write("users.txt", "DOM:me:s3cret\n").toString());
    Apache.start(
        apache,
        List.of("auth_gssapi"),
        List.of("ntlm"),
        """
        <Location /ntlm>
          AuthType GSSAPI
          AuthName space
          GssapiAllowedMech ntlmssp
          GssapiConnectionBound On
          Require valid-user
        </Location>
        """);
  }

  @AfterAll
  static void stop() throws Exception {
    apache.close();
  }

  private static Client client(String user, String password) {
    return new Client(
        TestCertificate.forLocalhost(),
        URLCredential.ofUser(user, password, Persistence.FOR_SESSION),
        UnaryOperator.identity());
  }

  private static URI url() {
    return URI.create("http://localhost:" + apache.port() + "/ntlm/");
  }

  @Test
  @DisplayName("B-173: gss-ntlmssp takes NTLM version 2 with its check of all messages, once")
  void right() throws Exception {
    try (Client client = client("DOM\\me", "s3cret")) {
      assertThat(client.get(url())).isEqualTo("200 ntlm");
      assertThat(client.get(url())).isEqualTo("200 ntlm");
      URLRequest post =
          URLRequest.builder(url()).httpMethod("POST").httpBody("body".getBytes()).build();
      assertThat(client.load(post)).startsWith("200 ");
      assertThat(client.challenges()).containsExactly("NEGOTIATE null", "NTLM null");
    }
  }

  @Test
  @DisplayName("B-157: gss-ntlmssp refuses a wrong password")
  void wrong() throws Exception {
    try (Client client = client("DOM\\me", "wrong")) {
      assertThat(client.get(url())).startsWith("401 ");
    }
  }
}
