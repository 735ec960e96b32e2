// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import dev.urlsession.testing.TestCertificate;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Certificates as installed servers read them. */
final class Pem {

  private Pem() {}

  static String chain(TestCertificate of) throws Exception {
    StringBuilder text = new StringBuilder();
    for (X509Certificate each : of.chain()) {
      text.append(of(each));
    }
    return text.toString();
  }

  static String of(X509Certificate certificate) throws Exception {
    return of("CERTIFICATE", certificate.getEncoded());
  }

  static String key(TestCertificate of) {
    return of("PRIVATE KEY", of.privateKey().getEncoded());
  }

  private static String of(String label, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }
}
