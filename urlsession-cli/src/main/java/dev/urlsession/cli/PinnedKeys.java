// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.ServerTrust;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/** Trusts whom another one trusts, if the key is one of those pinned. */
record PinnedKeys(X509TrustManager anchors, List<String> pins) implements X509TrustManager {

  static X509TrustManager over(X509TrustManager anchors, List<String> pins) {
    return pins.isEmpty() ? anchors : new PinnedKeys(anchors, pins);
  }

  static boolean match(ServerTrust trust, List<String> pins) {
    return pins.stream().anyMatch(trust::hasPin);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    anchors.checkServerTrusted(chain, authType);
    if (!match(ServerTrust.of(List.of(chain), ""), pins)) {
      throw new CertificateException("its public key is none of those pinned");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    anchors.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return anchors.getAcceptedIssuers();
  }
}
