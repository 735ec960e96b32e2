// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether keys and signatures are strong enough for a server of today, as Apple demands: the JDK
 * still takes RSA with 1024 bits, and SHA-1 below private authorities.
 */
final class CertificateStrength {

  private static final int RSA_BITS = 2048;
  private static final int EC_BITS = 256;

  private CertificateStrength() {}

  static boolean isEnough(List<X509Certificate> chain, Set<X509Certificate> anchors) {
    return chain.stream()
        .filter(each -> !anchors.contains(each))
        .allMatch(each -> isStrong(each.getPublicKey()) && isStrong(each.getSigAlgName()));
  }

  private static boolean isStrong(PublicKey key) {
    if (key instanceof RSAKey rsa) {
      return rsa.getModulus().bitLength() >= RSA_BITS;
    }
    if (key instanceof ECKey ec) {
      return ec.getParams().getOrder().bitLength() >= EC_BITS;
    }
    return !(key instanceof DSAKey);
  }

  private static boolean isStrong(String signature) {
    String upper = signature.toUpperCase(Locale.ROOT).replace("-", "");
    return !upper.startsWith("SHA1") && !upper.startsWith("MD");
  }
}
