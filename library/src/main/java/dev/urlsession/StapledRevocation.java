// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the OCSP answer a server staples to its certificate (RFC 6066, 8). A well-signed "revoked"
 * counts; a missing, old or unreadable answer does not, as with Apple. Nothing is asked over the
 * network.
 */
final class StapledRevocation {

  private StapledRevocation() {}

  static boolean isRevoked(
      List<X509Certificate> chain, List<byte[]> staples, Set<X509Certificate> anchors) {
    if (staples.isEmpty() || staples.get(0).length == 0) {
      return false;
    }
    List<X509Certificate> path = new ArrayList<>(chain);
    path.removeAll(anchors);
    if (path.isEmpty() || anchors.isEmpty()) {
      return false;
    }
    Set<TrustAnchor> trusted = new HashSet<>();
    anchors.forEach(anchor -> trusted.add(new TrustAnchor(anchor, null)));
    try {
      CertPathValidator validator = CertPathValidator.getInstance("PKIX");
      PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
      checker.setOptions(
          EnumSet.of(
              PKIXRevocationChecker.Option.ONLY_END_ENTITY,
              PKIXRevocationChecker.Option.NO_FALLBACK,
              PKIXRevocationChecker.Option.SOFT_FAIL));
      Map<X509Certificate, byte[]> answers = new HashMap<>();
      answers.put(chain.get(0), staples.get(0));
      checker.setOcspResponses(answers);
      PKIXParameters parameters = new PKIXParameters(trusted);
      parameters.addCertPathChecker(checker);
      validator.validate(
          CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return false;
    } catch (CertPathValidatorException refused) {
      return refused.getReason() == BasicReason.REVOKED;
    } catch (GeneralSecurityException unreadable) {
      return false;
    }
  }
}
