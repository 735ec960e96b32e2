// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLProtectionSpace.ProxyType;
import java.util.EnumSet;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class URLProtectionSpaceTest {

  private static final URLProtectionSpace SPACE = space("h.org", 443, "https", "r", null);

  @Test
  @DisplayName("B-164: equal by host, port, protocol, realm and method; host without case")
  void equality() {
    assertThat(space("H.org", 443, "HTTPS", "r", AuthenticationMethod.DEFAULT))
        .isEqualTo(SPACE)
        .hasSameHashCodeAs(SPACE);
    assertThat(
            List.of(
                space("i.org", 443, "https", "r", null),
                space("h.org", 444, "https", "r", null),
                space("h.org", 443, "http", "r", null),
                space("h.org", 443, "https", "R", null),
                space("h.org", 443, "https", null, null),
                space("h.org", 443, "https", "r", AuthenticationMethod.HTTP_BASIC),
                URLProtectionSpace.ofProxy("h.org", 443, ProxyType.HTTPS, "r", null)))
        .doesNotContain(SPACE);
    assertThat(URLProtectionSpace.ofProxy("h.org", 8080, ProxyType.HTTP, "r", null))
        .isEqualTo(URLProtectionSpace.ofProxy("h.org", 8080, ProxyType.HTTP, "r", null))
        .isNotEqualTo(URLProtectionSpace.ofProxy("h.org", 8080, ProxyType.HTTPS, "r", null));
  }

  @ParameterizedTest
  @CsvSource({"http, 80", "https, 443", "WSS, 443", "gopher, 0"})
  @DisplayName("B-164: port 0 is the default port of the protocol")
  void defaultPort(String protocol, int port) {
    assertThat(space("h.org", 0, protocol, null, null).port()).isEqualTo(port);
    assertThat(space("h.org", 0, protocol, null, null))
        .isEqualTo(space("h.org", port, protocol, null, null));
  }

  @Test
  @DisplayName("B-164: what one challenge adds takes no part in equality")
  void additions() {
    URLProtectionSpace more =
        SPACE
            .withDistinguishedNames(List.of(new X500Principal("CN=a")))
            .withServerTrust(ServerTrust.of(TrustSamples.chain(), "h.org"));

    assertThat(more).isEqualTo(SPACE);
    assertThat(more.distinguishedNames()).hasSize(1);
    assertThat(more.serverTrust()).isNotNull();
    assertThat(SPACE.serverTrust()).isNull();
  }

  @Test
  @DisplayName("B-163: a proxy has a type and no protocol")
  void proxy() {
    URLProtectionSpace proxy = URLProtectionSpace.ofProxy("p", 0, ProxyType.SOCKS, null, null);

    assertThat(proxy.isProxy()).isTrue();
    assertThat(proxy.protocol()).isNull();
    assertThat(proxy.port()).isEqualTo(1080);
    assertThat(SPACE.isProxy()).isFalse();
    assertThat(SPACE.proxyType()).isNull();
  }

  @Test
  @DisplayName("B-150: certificates, Negotiate and NTLM concern the connection, the others a task")
  void levels() {
    EnumSet<AuthenticationMethod> sessionWide = EnumSet.allOf(AuthenticationMethod.class);
    sessionWide.removeIf(method -> !method.isSessionWide());

    assertThat(sessionWide)
        .containsExactlyInAnyOrder(
            AuthenticationMethod.CLIENT_CERTIFICATE,
            AuthenticationMethod.NEGOTIATE,
            AuthenticationMethod.NTLM,
            AuthenticationMethod.SERVER_TRUST);
  }

  @ParameterizedTest
  @CsvSource({
    "https, HTTP_BASIC, true",
    "wss, DEFAULT, true",
    "http, HTTP_DIGEST, true",
    "http, HTTP_BASIC, false",
    "http, DEFAULT, false"
  })
  @DisplayName("I: a credential is safe with TLS or with a method that hides it")
  void secure(String protocol, AuthenticationMethod method, boolean secure) {
    assertThat(space("h", 0, protocol, null, method).receivesCredentialSecurely())
        .isEqualTo(secure);
  }

  @Test
  @DisplayName("I: an empty host or protocol and an impossible port are mistakes")
  void mistakes() {
    assertThatThrownBy(() -> space("", 1, "http", null, null))
        .isInstanceOf(URLSessionUsageException.class);
    assertThatThrownBy(() -> space("h", 1, "", null, null))
        .isInstanceOf(URLSessionUsageException.class);
    assertThatThrownBy(() -> space("h", 65_536, "http", null, null))
        .isInstanceOf(URLSessionUsageException.class)
        .hasMessageContaining("65536");
  }

  private static URLProtectionSpace space(
      String host, int port, String protocol, String realm, AuthenticationMethod method) {
    return URLProtectionSpace.of(host, port, protocol, realm, method);
  }
}
