// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A certificate for tests, and the authority that signed it. */
final class TrustSamples {

  private TrustSamples() {}

  /** Names example.test, *.wild.test, *.top, 127.0.0.1 and ::1; its common name is common.test. */
  static List<X509Certificate> chain() {
    return List.of(certificate("leaf.pem"));
  }

  static X509TrustManager authority() {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("ca", certificate("ca.pem"));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static X509Certificate certificate(String file) {
    try (InputStream in = TrustSamples.class.getResourceAsStream("trust/" + file)) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(Objects.requireNonNull(in));
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
