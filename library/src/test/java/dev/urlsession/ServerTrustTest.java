// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTrustTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.test",
        "EXAMPLE.test",
        "example.test.",
        "a.wild.test",
        "127.0.0.1",
        "::1",
        "[0:0:0:0:0:0:0:1]"
      })
  @DisplayName("B-165: a trusted chain whose leaf names the host is good")
  void good(String host) {
    ServerTrust trust = ServerTrust.of(TrustSamples.chain(), host, TrustSamples.authority());

    assertThatCode(trust::evaluate).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other.test",
        "common.test",
        "wild.test",
        "a.b.wild.test",
        "x.top",
        "127.0.0.2",
        "::2",
        ".wild.test"
      })
  @DisplayName("B-165: a leaf that does not name the host is not, whoever signed it")
  void otherHost(String host) {
    ServerTrust trust = ServerTrust.of(TrustSamples.chain(), host, TrustSamples.authority());

    assertThatThrownBy(trust::evaluate)
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("name the host");
  }

  @Test
  @DisplayName("B-165: an unknown authority is refused by the platform, and not by one's own")
  void authority() {
    ServerTrust trust = ServerTrust.of(TrustSamples.chain(), "example.test");

    assertThatThrownBy(trust::evaluate).isInstanceOf(CertificateException.class);
    assertThatCode(() -> trust.evaluate(TrustSamples.authority())).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("B-165: a trust without certificates is a mistake")
  void empty() {
    assertThatThrownBy(() -> ServerTrust.of(List.of(), "h"))
        .isInstanceOf(URLSessionUsageException.class);
    assertThat(ServerTrust.of(TrustSamples.chain(), "H").certificates()).hasSize(1);
  }
}
