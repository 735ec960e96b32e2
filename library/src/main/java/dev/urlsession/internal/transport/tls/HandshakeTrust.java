// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;

/** Hands the server's certificates to the handshake that they were shown in. */
final class HandshakeTrust extends X509ExtendedTrustManager {

  private final Handshakes handshakes;

  HandshakeTrust(Handshakes handshakes) {
    this.handshakes = handshakes;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    Handshake handshake = handshakes.of(engine);
    if (handshake == null) {
      throw new CertificateException("The connection was closed meanwhile");
    }
    handshake.judge(List.of(chain), staples(engine.getHandshakeSession()));
  }

  private static List<byte[]> staples(SSLSession session) {
    return session instanceof ExtendedSSLSession extended
        ? extended.getStatusResponses()
        : List.of();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw engineOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw engineOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw engineOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw engineOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw engineOnly();
  }

  private static CertificateException engineOnly() {
    return new CertificateException("Only servers are judged here, and only by engine");
  }
}
