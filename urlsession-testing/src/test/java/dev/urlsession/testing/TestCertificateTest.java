// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TestCertificateTest {

  @Test
  @DisplayName("A certificate for localhost is valid now, signed by itself, for name and address")
  void localhost() throws Exception {
    X509Certificate certificate = TestCertificate.forLocalhost().certificate();

    certificate.checkValidity();
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=localhost");
    assertThat(certificate.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
  }

  @Test
  @DisplayName("An expired certificate is expired")
  void expired() {
    X509Certificate certificate = TestCertificate.expired().certificate();

    assertThatThrownBy(certificate::checkValidity).isInstanceOf(CertificateExpiredException.class);
  }

  @Test
  @DisplayName("A certificate for another host is trusted as such")
  void otherHost() {
    TestCertificate certificate = TestCertificate.forHosts("wrong.test");

    X509Certificate[] chain = {certificate.certificate()};
    assertThatCode(() -> certificate.trustManager().checkServerTrusted(chain, "ECDHE_ECDSA"))
        .doesNotThrowAnyException();
    assertThat(certificate.keyManagers()).hasSize(1);
    assertThat(certificate.privateKey().getAlgorithm()).isEqualTo("EC");
  }
}
