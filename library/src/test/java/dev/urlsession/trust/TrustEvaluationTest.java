// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.urlsession.CertificateAuthorities;
import dev.urlsession.ServerTrust;
import dev.urlsession.TrustEvaluation;
import dev.urlsession.TrustEvaluation.Reason;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.testing.TestCertificate;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrustEvaluationTest {

  @ParameterizedTest(name = "{0}: {1}, {3}")
  @DisplayName("B-165: each kind of bad certificate has its reason and its code")
  @MethodSource("zoo")
  void reasons(String name, Reason reason, TestCertificate certificate, Code code) {
    TrustEvaluation evaluation = evaluate(certificate, "localhost");

    assertThat(evaluation.reason()).isEqualTo(reason);
    assertThat(evaluation.reason().errorCode()).isEqualTo(code);
    assertThat(evaluation.isTrusted()).isEqualTo(code == null);
    assertThat(evaluation.message()).contains("localhost");
  }

  static Stream<Arguments> zoo() {
    Code untrusted = Code.SERVER_CERTIFICATE_UNTRUSTED;
    Code unknown = Code.SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT;
    Code over = Code.SERVER_CERTIFICATE_HAS_BAD_DATE;
    return Stream.of(
        arguments("good", Reason.TRUSTED, Zoo.good(), null),
        arguments("expired", Reason.EXPIRED, Zoo.expired(), over),
        arguments("expired authority", Reason.EXPIRED, Zoo.belowAnExpiredAuthority(), over),
        arguments(
            "not yet valid",
            Reason.NOT_YET_VALID,
            Zoo.notYetValid(),
            Code.SERVER_CERTIFICATE_NOT_YET_VALID),
        arguments("self-signed", Reason.UNKNOWN_ROOT, Zoo.selfSigned(), unknown),
        arguments("unknown root", Reason.UNKNOWN_ROOT, Zoo.belowAnUnknownRoot(), unknown),
        arguments("incomplete chain", Reason.UNKNOWN_ROOT, Zoo.withoutIntermediate(), unknown),
        arguments("weak key", Reason.WEAK, Zoo.withWeakKey(), untrusted),
        arguments("SHA-1", Reason.WEAK, Zoo.withSha1(), untrusted),
        arguments(
            "name constraints", Reason.NAME_NOT_PERMITTED, Zoo.outsideTheIssuersNames(), untrusted),
        arguments("no authority", Reason.INVALID, Zoo.belowALeaf(), untrusted),
        arguments("another host", Reason.WRONG_HOST, Zoo.forAnotherHost(), untrusted));
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @DisplayName("B-165: names match by RFC 9525")
  @CsvSource({
    "127.0.0.1, 127.0.0.1, TRUSTED",
    "127.0.0.1, localhost, WRONG_HOST",
    "localhost, 127.0.0.1, WRONG_HOST",
    "*.wild.test, a.wild.test, TRUSTED",
    "*.wild.test, a.b.wild.test, WRONG_HOST",
    "*.wild.test, wild.test, WRONG_HOST",
    "*.test, wild.test, WRONG_HOST",
    "xn--bcher-kva.test, xn--bcher-kva.test, TRUSTED",
    "xn--bcher-kva.test, XN--BCHER-KVA.test, TRUSTED",
    "*.bcher.test, xn--bcher-kva.test, WRONG_HOST",
    "localhost, LOCALHOST, TRUSTED",
    "localhost, localhost., TRUSTED"
  })
  void names(String inCertificate, String asked, Reason reason) {
    TestCertificate certificate = Zoo.below(Zoo.ROOT).hosts(inCertificate).build();

    assertThat(evaluate(certificate, asked).reason()).isEqualTo(reason);
  }

  @Test
  @DisplayName("B-165: a server's own certificate among one's authorities is trusted for its names")
  void own() {
    TestCertificate own = TestCertificate.builder().rsa(1024).sha1().build();
    ServerTrust trust = ServerTrust.of(own.chain(), "localhost", own.trustManager());

    assertThat(trust.evaluation().reason()).isEqualTo(Reason.TRUSTED);
    assertThat(ServerTrust.of(own.chain(), "other.test", own.trustManager()).evaluation().reason())
        .isEqualTo(Reason.WRONG_HOST);
  }

  @Test
  @DisplayName("B-165: a pin is met by the leaf's key only")
  void pins() throws Exception {
    ServerTrust trust = ServerTrust.of(Zoo.good().chain(), "localhost");

    assertThat(trust.hasPin(pin(trust, 0))).isTrue();
    assertThat(trust.hasPin(pin(trust, 1))).as("a pinned authority proves nothing").isFalse();
    assertThatThrownBy(() -> trust.hasPin("sha1//AAAA"))
        .isInstanceOf(URLSessionUsageException.class);
    assertThatThrownBy(() -> trust.hasPin("sha256//%%%"))
        .isInstanceOf(URLSessionUsageException.class);
    assertThatThrownBy(() -> trust.hasPin("sha256//AAAA"))
        .isInstanceOf(URLSessionUsageException.class);
  }

  @Test
  @DisplayName(
      "B-165: the platform's authorities can be had, and trust what default handling trusts")
  void platform() throws Exception {
    CertificateAuthorities platform = CertificateAuthorities.platform();
    ServerTrust trust = ServerTrust.of(Zoo.good().chain(), "localhost");

    assertThat(platform.certificates()).isNotEmpty();
    assertThat(trust.evaluation(platform.trustManager()).isTrusted()).isFalse();
    assertThat(trust.evaluation().isTrusted()).isFalse();
  }

  private static String pin(ServerTrust trust, int index) throws Exception {
    byte[] key = trust.certificates().get(index).getPublicKey().getEncoded();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
    return "sha256//" + Base64.getEncoder().encodeToString(hash);
  }

  private static TrustEvaluation evaluate(TestCertificate certificate, String host) {
    CertificateAuthorities root = CertificateAuthorities.of(List.of(Zoo.ROOT.certificate()));
    return ServerTrust.of(certificate.chain(), host, root.trustManager()).evaluation();
  }
}
