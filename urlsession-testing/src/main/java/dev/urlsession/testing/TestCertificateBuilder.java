// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Makes a {@link TestCertificate}: good ones, and all the bad ones a client must refuse. */
public final class TestCertificateBuilder {

  private List<String> hosts = List.of("localhost", "127.0.0.1");
  private Instant from = Instant.now().minus(Duration.ofDays(1));
  private Instant until = from.plus(Duration.ofDays(366));
  private @Nullable TestCertificate issuer;
  private List<String> permitted = List.of();
  private boolean authority;
  private boolean weakHash;
  private int rsaBits;

  TestCertificateBuilder() {}

  /** The host names and IPv4 addresses it names. Default: {@code localhost} and 127.0.0.1. */
  public TestCertificateBuilder hosts(String... names) {
    hosts = List.of(names);
    return this;
  }

  /** When it is in force. Default: from yesterday for a year. */
  public TestCertificateBuilder valid(Instant first, Instant last) {
    from = first;
    until = last;
    return this;
  }

  /** Whose signature it carries. Default: its own. */
  public TestCertificateBuilder issuer(TestCertificate signer) {
    issuer = signer;
    return this;
  }

  /** Makes it a certificate authority. Default: it is none. */
  public TestCertificateBuilder authority() {
    authority = true;
    return this;
  }

  /** Makes it an authority that may only vouch for these DNS domains. Default: for all. */
  public TestCertificateBuilder permittedDomains(String... domains) {
    permitted = List.of(domains);
    return authority();
  }

  /** Gives it an RSA key of so many bits. Default: an EC key on P-256. */
  public TestCertificateBuilder rsa(int bits) {
    rsaBits = bits;
    return this;
  }

  /** Has it signed with SHA-1. Default: SHA-256. */
  public TestCertificateBuilder sha1() {
    weakHash = true;
    return this;
  }

  /** The certificate, with new keys. */
  public TestCertificate build() {
    try {
      KeyPair keys = keys();
      PrivateKey signer = issuer == null ? keys.getPrivate() : issuer.privateKey();
      SignatureScheme scheme = SignatureScheme.of(signer, weakHash);
      byte[] contents = contents(keys, scheme);
      Signature signature = Signature.getInstance(scheme.algorithm());
      signature.initSign(signer);
      signature.update(contents);
      byte[] encoded = Der.sequence(contents, scheme.identifier(), Der.bits(signature.sign()));
      X509Certificate made =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(encoded));
      return new TestCertificate(chain(made), keys.getPrivate());
    } catch (GeneralSecurityException e) {
      throw TestCertificate.unavailable(e);
    }
  }

  private KeyPair keys() throws GeneralSecurityException {
    if (rsaBits > 0) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(rsaBits);
      return generator.generateKeyPair();
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private List<X509Certificate> chain(X509Certificate made) {
    List<X509Certificate> chain = new ArrayList<>();
    chain.add(made);
    if (issuer != null && !isSelfSigned(issuer.certificate())) {
      chain.addAll(issuer.chain());
    }
    return List.copyOf(chain);
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /** The part that is signed: TBSCertificate of RFC 5280, section 4.1. */
  private byte[] contents(KeyPair keys, SignatureScheme scheme) {
    BigInteger serial = new BigInteger(64, new SecureRandom()).setBit(64);
    // Authorities are found by their name, so each has one of its own.
    String name = authority ? "Test authority " + serial : hosts.get(0);
    byte[] subject = Der.sequence(Der.set(Der.sequence(Der.oid(2, 5, 4, 3), Der.utf8(name))));
    return Der.sequence(
        Der.tagged(0, Der.integer(BigInteger.TWO)),
        Der.integer(serial),
        scheme.identifier(),
        issuer == null ? subject : encoded(issuer.certificate().getSubjectX500Principal()),
        Der.sequence(Der.time(from), Der.time(until)),
        subject,
        keys.getPublic().getEncoded(),
        Der.tagged(3, CertificateExtensions.of(hosts, authority, permitted)));
  }

  private static byte[] encoded(X500Principal name) {
    return name.getEncoded();
  }
}
