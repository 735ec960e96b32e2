// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trust in the run's self-signed certificate and in nothing else; host names are still checked. */
record Trust(X509TrustManager manager, SSLContext context) {
  static Trust in(Path certificate) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(certificate)) {
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {x509}, null);
        return new Trust(x509, context);
      }
    }
    throw new IllegalStateException("This JDK has no X.509 trust manager");
  }
}
