// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A certificate with its private key, made in memory: for a {@link LoopbackServer}, or for a client
 * that has to show one. Self-signed and ECDSA (P-256) unless {@link #builder()} says otherwise.
 * Immutable.
 */
public final class TestCertificate {

  private final List<X509Certificate> chain;
  private final PrivateKey privateKey;

  TestCertificate(List<X509Certificate> chain, PrivateKey privateKey) {
    this.chain = chain;
    this.privateKey = privateKey;
  }

  /** For {@code localhost} and 127.0.0.1, valid from yesterday for a year. */
  public static TestCertificate forLocalhost() {
    return forHosts("localhost", "127.0.0.1");
  }

  /** For these host names or IPv4 addresses, valid from yesterday for a year. */
  public static TestCertificate forHosts(String... hosts) {
    return builder().hosts(hosts).build();
  }

  /** For {@code localhost} and 127.0.0.1, expired yesterday. */
  public static TestCertificate expired() {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    return builder().valid(yesterday.minus(Duration.ofDays(30)), yesterday).build();
  }

  /** A builder for a certificate with other properties, such as one signed by an authority. */
  public static TestCertificateBuilder builder() {
    return new TestCertificateBuilder();
  }

  /** The certificate. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** What a server shows: the certificate, then those of its authorities but the root's. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** The same without its authorities, as shown by a server that was set up carelessly. */
  public TestCertificate alone() {
    return new TestCertificate(List.of(certificate()), privateKey);
  }

  /** Its private key. */
  public PrivateKey privateKey() {
    return privateKey;
  }

  /** A trust manager that trusts this certificate and no other. */
  public X509TrustManager trustManager() {
    try {
      KeyStore store = emptyStore();
      store.setCertificateEntry("trusted", certificate());
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager found) {
          return found;
        }
      }
      throw new GeneralSecurityException("The platform has no X509TrustManager");
    } catch (GeneralSecurityException | IOException e) {
      throw unavailable(e);
    }
  }

  /** Key managers that show this certificate: to a server, or to a client that asks for one. */
  public KeyManager[] keyManagers() {
    try {
      KeyStore store = emptyStore();
      char[] noPassword = new char[0];
      store.setKeyEntry("key", privateKey, noPassword, chain.toArray(new X509Certificate[0]));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, noPassword);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw unavailable(e);
    }
  }

  /** A TLS context for clients that trusts this certificate and no other. */
  public SSLContext sslContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trustManager()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  static IllegalStateException unavailable(Exception cause) {
    return new IllegalStateException(
        "This Java runtime lacks what a test certificate needs (EC keys, PKCS12)", cause);
  }

  @Override
  public String toString() {
    return "TestCertificate[" + certificate().getSubjectX500Principal() + "]";
  }
}
