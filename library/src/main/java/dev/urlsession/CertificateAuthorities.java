// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Certificate authorities of one's own, to be trusted in place of the platform's: for a {@link
 * URLSessionConfigurationBuilder#trustManager session}, or for one {@link
 * ServerTrust#evaluate(X509TrustManager) decision}. Apple: {@code SecTrustSetAnchorCertificates}.
 *
 * <p>A server's own certificate may be among them: it is then trusted for the names in it.
 * Immutable and thread-safe.
 */
public final class CertificateAuthorities {

  private final List<X509Certificate> certificates;
  private final @Nullable X509TrustManager platform;

  private CertificateAuthorities(
      List<X509Certificate> certificates, @Nullable X509TrustManager platform) {
    if (certificates.isEmpty()) {
      throw new URLSessionUsageException(
          "To trust nobody is no setting: give at least one certificate authority.");
    }
    this.certificates = List.copyOf(certificates);
    this.platform = platform;
  }

  /**
   * These.
   *
   * @throws URLSessionUsageException when there is none
   */
  public static CertificateAuthorities of(List<X509Certificate> certificates) {
    return new CertificateAuthorities(certificates, null);
  }

  /**
   * Those in a file: one certificate in DER or PEM, or several in PEM.
   *
   * @throws IOException when the file cannot be read or holds no certificate
   */
  public static CertificateAuthorities read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> found = new ArrayList<>();
      for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        found.add((X509Certificate) each);
      }
      if (found.isEmpty()) {
        throw new IOException("There is no certificate in " + file);
      }
      return new CertificateAuthorities(found, null);
    } catch (CertificateException unreadable) {
      throw new IOException("There are no readable certificates in " + file, unreadable);
    }
  }

  /**
   * Those this Java trusts, which default handling asks, too: to trust them and others, or to look
   * closer at what they trust. Read once.
   *
   * @throws IOException when they cannot be read
   */
  public static CertificateAuthorities platform() throws IOException {
    try {
      X509TrustManager manager = PlatformTrust.trustManager();
      X509Certificate[] trusted = manager.getAcceptedIssuers();
      if (trusted.length == 0) {
        throw new IOException("This Java trusts no certificate authority");
      }
      return new CertificateAuthorities(List.of(trusted), manager);
    } catch (CertificateException unreadable) {
      throw new IOException(unreadable.getMessage(), unreadable);
    }
  }

  /** The certificates. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /** A trust manager that trusts these and nobody else. */
  public X509TrustManager trustManager() {
    return platform == null ? made() : platform;
  }

  private X509TrustManager made() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("authority-" + i, certificates.get(i));
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager found) {
          return found;
        }
      }
      throw new GeneralSecurityException("There is no trust manager for X.509");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This Java cannot trust certificates of one's own", e);
    }
  }

  /** How many there are. */
  @Override
  public String toString() {
    return "CertificateAuthorities[" + certificates.size() + "]";
  }
}
