// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What a server showed to prove who it is: its certificate chain, and the host that was asked for.
 * Apple: {@code SecTrust}, as found in {@code URLProtectionSpace.serverTrust}.
 *
 * <p>A delegate that wants its own say about a server reads it from {@link
 * URLProtectionSpace#serverTrust()}, evaluates it, and answers the challenge with {@link
 * URLCredential#ofTrust} or by cancelling (B-165).
 *
 * <p>Immutable and thread-safe.
 */
public final class ServerTrust {

  private final List<X509Certificate> certificates;
  private final String host;
  private final @Nullable X509TrustManager trustManager;
  private final List<byte[]> staples;
  private volatile @Nullable TrustEvaluation evaluation;

  private ServerTrust(
      List<X509Certificate> certificates,
      String host,
      @Nullable X509TrustManager trustManager,
      List<byte[]> staples) {
    if (certificates.isEmpty()) {
      throw new URLSessionUsageException(
          "A server trust needs the peer's certificates, leaf first: the list is empty");
    }
    this.certificates = List.copyOf(certificates);
    this.host = host.toLowerCase(Locale.ROOT);
    this.trustManager = trustManager;
    this.staples = staples;
  }

  /**
   * A trust that {@link #evaluate} judges by the platform's certificate authorities.
   *
   * @param certificates the peer's chain, leaf first
   * @param host the host name or address that was asked for
   * @throws URLSessionUsageException when there is no certificate
   */
  public static ServerTrust of(List<X509Certificate> certificates, String host) {
    return new ServerTrust(certificates, host, null, List.of());
  }

  /**
   * A trust that {@link #evaluate} judges by the given trust manager.
   *
   * @param certificates the peer's chain, leaf first
   * @param host the host name or address that was asked for
   * @param trustManager whom to ask, usually that of the session's configuration
   * @throws URLSessionUsageException when there is no certificate
   */
  public static ServerTrust of(
      List<X509Certificate> certificates, String host, X509TrustManager trustManager) {
    return new ServerTrust(certificates, host, trustManager, List.of());
  }

  /**
   * The same with the OCSP answers the server stapled to its certificates. Apple: {@code
   * SecTrustSetOCSPResponse}.
   *
   * @param responses one for each certificate, leaf first; empty arrays where there is none
   */
  public ServerTrust withOCSPResponses(List<byte[]> responses) {
    List<byte[]> copies = responses.stream().map(byte[]::clone).toList();
    return new ServerTrust(certificates, host, trustManager, copies);
  }

  /** The OCSP answers that were stapled to the certificates, in their order; a copy. */
  public List<byte[]> ocspResponses() {
    return staples.stream().map(byte[]::clone).toList();
  }

  /** The peer's chain, leaf first; never empty. Apple: {@code SecTrustCopyCertificateChain}. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /** The host name or address that was asked for, in lower case. */
  public String host() {
    return host;
  }

  /**
   * What default handling thinks of the server: the chain leads to a trusted authority, every
   * certificate is in force and strong enough, and the leaf names the host. Apple: {@code
   * SecTrustGetTrustResult}.
   *
   * <p>Judged once, before a delegate hears of the challenge; the first call for another trust may
   * take a while (a trust manager may ask for revocation over the network).
   */
  public TrustEvaluation evaluation() {
    TrustEvaluation known = evaluation;
    if (known == null) {
      known = evaluated();
      evaluation = known;
    }
    return known;
  }

  private TrustEvaluation evaluated() {
    try {
      return evaluation(trustManager != null ? trustManager : PlatformTrust.trustManager());
    } catch (CertificateException noPlatform) {
      return new TrustEvaluation(
          TrustEvaluation.Reason.UNKNOWN_ROOT, String.valueOf(noPlatform.getMessage()), noPlatform);
    }
  }

  /**
   * Judges the server by another trust manager, such as that of {@link CertificateAuthorities}. The
   * leaf must name the host here, too.
   *
   * @param anchors whom to ask about the chain
   */
  public TrustEvaluation evaluation(X509TrustManager anchors) {
    return new TrustEvaluator(certificates, host, staples).evaluate(anchors);
  }

  /**
   * Like {@link #evaluation()}. Apple: {@code SecTrustEvaluateWithError}.
   *
   * @throws CertificateException when the server is not to be trusted; the message says why
   */
  public void evaluate() throws CertificateException {
    require(evaluation());
  }

  /**
   * Like {@link #evaluation(X509TrustManager)}.
   *
   * @param anchors whom to ask about the chain
   * @throws CertificateException when the server is not to be trusted; the message says why
   */
  public void evaluate(X509TrustManager anchors) throws CertificateException {
    require(evaluation(anchors));
  }

  private static void require(TrustEvaluation evaluation) throws CertificateException {
    if (!evaluation.isTrusted()) {
      throw new CertificateException(evaluation.message(), evaluation.cause());
    }
  }

  /**
   * Whether the leaf's public key is the one that is pinned, as {@code curl --pinnedpubkey} counts:
   * {@code sha256//} and the Base64 of the SHA-256 of the key (SubjectPublicKeyInfo). The leaf
   * only: whoever can get any certificate for the host could show a pinned authority behind it.
   *
   * <p>Evaluate the trust besides: a pin says nothing about dates and names.
   *
   * @param pin such as {@code sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=}
   * @throws URLSessionUsageException when the pin has another form
   */
  public boolean hasPin(String pin) {
    return PublicKeyPin.parse(pin).isOf(certificates.get(0));
  }

  /** The host and how many certificates there are. */
  @Override
  public String toString() {
    return "ServerTrust[" + host + ", " + certificates.size() + " certificates]";
  }
}
