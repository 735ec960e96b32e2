// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A self-signed certificate with its private key (ECDSA, P-256), made in memory: for a {@link
 * LoopbackServer}, or for a client that has to show one. Immutable.
 */
public final class TestCertificate {

  private static final Pattern IPV4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
  private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));

  private final X509Certificate certificate;
  private final PrivateKey privateKey;

  private TestCertificate(X509Certificate certificate, PrivateKey privateKey) {
    this.certificate = certificate;
    this.privateKey = privateKey;
  }

  /** For {@code localhost} and 127.0.0.1, valid from yesterday for a year. */
  public static TestCertificate forLocalhost() {
    return forHosts("localhost", "127.0.0.1");
  }

  /** For these host names or IPv4 addresses, valid from yesterday for a year. */
  public static TestCertificate forHosts(String... hosts) {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    return create(yesterday, yesterday.plus(Duration.ofDays(366)), hosts);
  }

  /** For {@code localhost} and 127.0.0.1, expired yesterday. */
  public static TestCertificate expired() {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    return create(yesterday.minus(Duration.ofDays(30)), yesterday, "localhost", "127.0.0.1");
  }

  private static TestCertificate create(Instant from, Instant to, String... hosts) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      byte[] contents = contents(keys, from, to, hosts);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(contents);
      byte[] encoded = Der.sequence(contents, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
      return new TestCertificate(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(encoded)),
          keys.getPrivate());
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  /** The part that is signed: TBSCertificate of RFC 5280, section 4.1. */
  private static byte[] contents(KeyPair keys, Instant from, Instant to, String... hosts) {
    byte[] commonName = Der.sequence(Der.oid(2, 5, 4, 3), Der.utf8(hosts[0]));
    byte[] name = Der.sequence(Der.set(commonName));
    byte[][] names = new byte[hosts.length][];
    for (int i = 0; i < hosts.length; i++) {
      names[i] = generalName(hosts[i]);
    }
    byte[] alternativeNames = Der.sequence(Der.oid(2, 5, 29, 17), Der.octets(Der.sequence(names)));
    return Der.sequence(
        Der.tagged(0, Der.integer(BigInteger.TWO)),
        Der.integer(new BigInteger(64, new SecureRandom()).setBit(64)),
        ECDSA_WITH_SHA256,
        name,
        Der.sequence(Der.time(from), Der.time(to)),
        name,
        keys.getPublic().getEncoded(),
        Der.tagged(3, Der.sequence(alternativeNames)));
  }

  private static byte[] generalName(String host) {
    if (!IPV4.matcher(host).matches()) {
      return Der.implicit(2, host.getBytes(StandardCharsets.US_ASCII));
    }
    String[] parts = host.split("\\.");
    byte[] address = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      address[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Der.implicit(7, address);
  }

  /** The certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Its private key. */
  public PrivateKey privateKey() {
    return privateKey;
  }

  /** A trust manager that trusts this certificate and no other. */
  public X509TrustManager trustManager() {
    try {
      KeyStore store = emptyStore();
      store.setCertificateEntry("trusted", certificate);
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
      store.setKeyEntry("key", privateKey, noPassword, new X509Certificate[] {certificate});
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

  private static IllegalStateException unavailable(Exception cause) {
    return new IllegalStateException(
        "This Java runtime lacks what a test certificate needs (EC keys, PKCS12)", cause);
  }

  @Override
  public String toString() {
    return "TestCertificate[" + certificate.getSubjectX500Principal() + "]";
  }
}
