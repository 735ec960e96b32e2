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

  private ServerTrust(
      List<X509Certificate> certificates, String host, @Nullable X509TrustManager trustManager) {
    if (certificates.isEmpty()) {
      throw new URLSessionUsageException(
          "A server trust needs the peer's certificates, leaf first: the list is empty");
    }
    this.certificates = List.copyOf(certificates);
    this.host = host.toLowerCase(Locale.ROOT);
    this.trustManager = trustManager;
  }

  /**
   * A trust that {@link #evaluate} judges by the platform's certificate authorities.
   *
   * @param certificates the peer's chain, leaf first
   * @param host the host name or address that was asked for
   * @throws URLSessionUsageException when there is no certificate
   */
  public static ServerTrust of(List<X509Certificate> certificates, String host) {
    return new ServerTrust(certificates, host, null);
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
    return new ServerTrust(certificates, host, trustManager);
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
   * Judges the server as default handling would: the chain leads to a trusted authority, every
   * certificate is in force, and the leaf names the host. Apple: {@code SecTrustEvaluateWithError}.
   *
   * <p>May take a while (a trust manager may ask for revocation over the network).
   *
   * @throws CertificateException when the server is not to be trusted; the message says why
   */
  public void evaluate() throws CertificateException {
    evaluate(trustManager != null ? trustManager : PlatformTrust.trustManager());
  }

  /**
   * Judges the server by another trust manager, such as one of a private authority. The leaf must
   * name the host here, too.
   *
   * @param anchors whom to ask about the chain
   * @throws CertificateException when the server is not to be trusted; the message says why
   */
  public void evaluate(X509TrustManager anchors) throws CertificateException {
    // "UNKNOWN" is what JSSE itself passes when the key exchange does not name the key's kind.
    anchors.checkServerTrusted(certificates.toArray(new X509Certificate[0]), "UNKNOWN");
    ServerIdentity.check(certificates.get(0), host);
  }

  /** The host and how many certificates there are. */
  @Override
  public String toString() {
    return "ServerTrust[" + host + ", " + certificates.size() + " certificates]";
  }
}
