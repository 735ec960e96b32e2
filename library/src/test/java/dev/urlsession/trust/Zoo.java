// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.trust;

import dev.urlsession.testing.TestCertificate;
import dev.urlsession.testing.TestCertificateBuilder;
import java.time.Duration;
import java.time.Instant;

/** Servers' certificates, good and bad, made anew for each run; all but two below one root. */
final class Zoo {

  static final TestCertificate ROOT = TestCertificate.builder().authority().build();
  static final TestCertificate INTERMEDIATE = below(ROOT).authority().build();

  private static final Instant NOW = Instant.now();
  private static final Duration DAY = Duration.ofDays(1);

  private Zoo() {}

  static TestCertificateBuilder below(TestCertificate issuer) {
    return TestCertificate.builder().issuer(issuer);
  }

  static TestCertificate good() {
    return below(INTERMEDIATE).build();
  }

  static TestCertificate expired() {
    return below(ROOT).valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY)).build();
  }

  static TestCertificate notYetValid() {
    return below(ROOT).valid(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(9))).build();
  }

  static TestCertificate belowAnExpiredAuthority() {
    TestCertificate old =
        below(ROOT).valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY)).authority().build();
    return below(old).build();
  }

  static TestCertificate selfSigned() {
    return TestCertificate.forLocalhost();
  }

  static TestCertificate belowAnUnknownRoot() {
    return below(TestCertificate.builder().authority().build()).build();
  }

  static TestCertificate withoutIntermediate() {
    return good().alone();
  }

  static TestCertificate forAnotherHost() {
    return below(INTERMEDIATE).hosts("other.test").build();
  }

  static TestCertificate withWeakKey() {
    return below(ROOT).rsa(1024).build();
  }

  static TestCertificate withSha1() {
    return below(ROOT).sha1().build();
  }

  static TestCertificate outsideTheIssuersNames() {
    return below(below(ROOT).permittedDomains("only.test").build()).hosts("localhost").build();
  }

  static TestCertificate belowALeaf() {
    return below(below(ROOT).hosts("leaf.test").build()).build();
  }
}
