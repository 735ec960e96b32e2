// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate authorities this Java trusts. */
final class PlatformTrust {

  private static @Nullable X509TrustManager shared;

  private PlatformTrust() {}

  /** Read once: it takes a tenth of a second. */
  static synchronized X509TrustManager trustManager() throws CertificateException {
    X509TrustManager known = shared;
    if (known == null) {
      known = read();
      shared = known;
    }
    return known;
  }

  private static X509TrustManager read() throws CertificateException {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore platform = null;
      factory.init(platform);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          return x509;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new CertificateException("The platform's certificate authorities cannot be read", e);
    }
    throw new CertificateException("This platform has no trust manager for X.509 certificates");
  }
}
