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

  private PlatformTrust() {}

  static X509TrustManager trustManager() throws CertificateException {
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
