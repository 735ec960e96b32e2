// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
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
    if (anchors.isEmpty() || anchors.contains(chain.get(0))) {
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
      parameters.setRevocationEnabled(true);
      validator.validate(path(chain, trusted), parameters);
      return false;
    } catch (CertPathValidatorException refused) {
      return refused.getReason() == BasicReason.REVOKED;
    } catch (GeneralSecurityException unreadable) {
      return false;
    }
  }

  /** What was shown may be in disorder, or hold more than the path. */
  private static CertPath path(List<X509Certificate> shown, Set<TrustAnchor> trusted)
      throws GeneralSecurityException {
    X509CertSelector leaf = new X509CertSelector();
    leaf.setCertificate(shown.get(0));
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, leaf);
    parameters.setRevocationEnabled(false);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(shown)));
    return CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath();
  }
}
