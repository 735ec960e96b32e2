// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a PEM file (RFC 7468). */
record PemFile(List<Part> parts) {

  private static final Pattern PART =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");

  /** One of them, such as a {@code CERTIFICATE}. */
  record Part(String label, byte[] der) {}

  static boolean isPem(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
  }

  static PemFile parse(byte[] bytes) throws IOException {
    List<Part> parts = new ArrayList<>();
    Matcher part = PART.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    while (part.find()) {
      String text = part.group(2);
      if (text.contains("Proc-Type")) {
        throw new IOException(
            "A key encrypted as OpenSSL did long ago is not read; convert it: openssl pkcs8 -topk8");
      }
      try {
        parts.add(new Part(part.group(1), Base64.getMimeDecoder().decode(text)));
      } catch (IllegalArgumentException notBase64) {
        throw new IOException("The PEM is damaged in a " + part.group(1), notBase64);
      }
    }
    return new PemFile(parts);
  }

  IdentityFile identity(char @Nullable [] password, Path file) throws IOException {
    PrivateKey key = null;
    List<X509Certificate> chain = new ArrayList<>();
    try {
      for (Part part : parts) {
        if (part.label().endsWith("CERTIFICATE")) {
          chain.add(certificate(part.der()));
        } else if (part.label().endsWith("PRIVATE KEY") && key == null) {
          key = PemKey.parse(part, password);
        }
      }
    } catch (GeneralSecurityException unreadable) {
      throw IdentityFile.unreadable(file, password, unreadable);
    }
    if (key == null || chain.isEmpty()) {
      throw new IOException("There must be a certificate and its private key in " + file);
    }
    return new IdentityFile(key, chain);
  }

  private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
