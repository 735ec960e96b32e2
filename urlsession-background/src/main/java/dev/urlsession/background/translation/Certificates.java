// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.translation;

import com.google.protobuf.ByteString;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates in DER. */
final class Certificates {

  private Certificates() {}

  static List<ByteString> toMessage(List<X509Certificate> chain) {
    List<ByteString> encoded = new ArrayList<>(chain.size());
    for (X509Certificate certificate : chain) {
      try {
        encoded.add(ByteString.copyFrom(certificate.getEncoded()));
      } catch (CertificateEncodingException broken) {
        throw new IllegalArgumentException("A certificate cannot be encoded.", broken);
      }
    }
    return encoded;
  }

  static List<X509Certificate> fromMessage(List<ByteString> encoded) {
    List<X509Certificate> chain = new ArrayList<>(encoded.size());
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (ByteString bytes : encoded) {
        chain.add((X509Certificate) factory.generateCertificate(bytes.newInput()));
      }
    } catch (CertificateException broken) {
      throw new IllegalArgumentException("Not a certificate.", broken);
    }
    return chain;
  }
}
