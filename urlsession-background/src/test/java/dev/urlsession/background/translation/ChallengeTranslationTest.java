// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.ServerTrust;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLProtectionSpace.ProxyType;
import dev.urlsession.background.protocol.ClientIdentity;
import dev.urlsession.background.protocol.Credential;
import dev.urlsession.testing.TestCertificate;
import java.net.URI;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("B-171: a challenge and its answer come to the other side as they were")
class ChallengeTranslationTest {

  private static final TestCertificate CERTIFICATE = TestCertificate.forLocalhost();

  private static URLAuthenticationChallenge back(URLAuthenticationChallenge challenge) {
    return Challenges.fromMessage(Challenges.toMessage(challenge).build());
  }

  private static URLCredential back(URLCredential credential) throws Exception {
    return Credentials.fromMessage(Credentials.toMessage(credential), null);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(AuthenticationMethod.class)
  @DisplayName("B-164: the space of a server, by every method")
  void servers(AuthenticationMethod method) {
    URLProtectionSpace space = URLProtectionSpace.of("host.test", 8443, "https", "r", method);

    assertThat(back(URLAuthenticationChallenge.builder(space).build()).protectionSpace())
        .isEqualTo(space);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(ProxyType.class)
  @DisplayName("B-163: the space of a proxy, with a name or without")
  void proxies(ProxyType type) {
    URLProtectionSpace space =
        URLProtectionSpace.ofProxy("proxy.test", 0, type, null, AuthenticationMethod.NTLM);

    assertThat(back(URLAuthenticationChallenge.builder(space).build()).protectionSpace())
        .isEqualTo(space);
  }

  @Test
  @DisplayName("B-156 to B-158: proposal, failures and the response that asks")
  void rest() {
    URLProtectionSpace space = URLProtectionSpace.of("host.test", 0, "http", "", null);
    HTTPURLResponse response =
        new HTTPURLResponse(
            URI.create("http://host.test/"), 401, "http/1.1", HTTPHeaders.of("A", "1"));
    URLCredential proposed = URLCredential.ofUser("u", null, Persistence.NONE);
    URLAuthenticationChallenge challenge =
        back(
            URLAuthenticationChallenge.builder(space)
                .proposedCredential(proposed)
                .previousFailureCount(2)
                .failureResponse(response)
                .build());

    assertThat(challenge.protectionSpace().realm()).isEmpty();
    assertThat(challenge.proposedCredential()).isEqualTo(proposed);
    assertThat(challenge.previousFailureCount()).isEqualTo(2);
    assertThat(challenge.failureResponse())
        .isInstanceOfSatisfying(
            HTTPURLResponse.class, same -> assertThat(same.value("A")).isEqualTo("1"));
  }

  @Test
  @DisplayName("B-165: what a server shows, with what is stapled to it")
  void trust() {
    ServerTrust shown =
        ServerTrust.of(List.of(CERTIFICATE.certificate()), "localhost")
            .withOCSPResponses(List.of(new byte[] {1, 2}));
    URLProtectionSpace space =
        URLProtectionSpace.of("localhost", 443, "https", null, AuthenticationMethod.SERVER_TRUST)
            .withServerTrust(shown);
    ServerTrust same =
        back(URLAuthenticationChallenge.builder(space).build()).protectionSpace().serverTrust();

    assertThat(same.certificates()).isEqualTo(shown.certificates());
    assertThat(same.host()).isEqualTo("localhost");
    assertThat(same.ocspResponses()).containsExactly(new byte[] {1, 2});
  }

  @Test
  @DisplayName("B-167: the issuers that are accepted, if only none")
  void issuers() {
    URLProtectionSpace space =
        URLProtectionSpace.of(
            "localhost", 443, "https", null, AuthenticationMethod.CLIENT_CERTIFICATE);
    List<X500Principal> names = List.of(new X500Principal("CN=a"), new X500Principal("CN=b"));

    assertThat(names(space.withDistinguishedNames(names))).isEqualTo(names);
    assertThat(names(space.withDistinguishedNames(List.of()))).isEmpty();
  }

  private static List<X500Principal> names(URLProtectionSpace space) {
    return back(URLAuthenticationChallenge.builder(space).build())
        .protectionSpace()
        .distinguishedNames();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Persistence.class)
  @DisplayName("B-153: a password, also an empty one or none, and how long it is kept")
  void passwords(Persistence persistence) throws Exception {
    for (String password : new String[] {"päss", "", null}) {
      URLCredential credential = URLCredential.ofUser("ü", password, persistence);
      assertThat(back(credential)).isEqualTo(credential);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = AuthenticationMethod.class,
      names = {"SERVER_TRUST", "HTTP_BASIC"})
  @DisplayName("B-165: trust is trust in what was shown, and in nothing else")
  void acceptance(AuthenticationMethod method) throws Exception {
    ServerTrust shown = ServerTrust.of(List.of(CERTIFICATE.certificate()), "localhost");
    Credential message = Credentials.toMessage(URLCredential.ofTrust(shown));

    boolean about = method == AuthenticationMethod.SERVER_TRUST;
    URLCredential read = Credentials.fromMessage(message, about ? shown : null);
    assertThat(read).isEqualTo(about ? URLCredential.ofTrust(shown) : null);
  }

  @Test
  @DisplayName("B-168: an identity whose key may be copied")
  void identity() throws Exception {
    URLCredential identity =
        URLCredential.ofIdentity(
            CERTIFICATE.privateKey(), CERTIFICATE.chain(), Persistence.FOR_SESSION);

    assertThat(back(identity)).isEqualTo(identity);
  }

  @Test
  @DisplayName("a key that is none is refused")
  void garbage() {
    Credential garbage =
        Credential.newBuilder()
            .setIdentity(
                ClientIdentity.newBuilder()
                    .setAlgorithm("EC")
                    .setPrivateKey(ByteString.copyFromUtf8("no key")))
            .build();

    assertThatThrownBy(() -> Credentials.fromMessage(garbage, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
