// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The hash of the public key that a server must have. */
record PublicKeyPin(byte[] sha256) {

  private static final String PREFIX = "sha256//";
  private static final int LENGTH = 32;

  static PublicKeyPin parse(String text) {
    if (text.startsWith(PREFIX)) {
      try {
        byte[] hash = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (hash.length == LENGTH) {
          return new PublicKeyPin(hash);
        }
      } catch (IllegalArgumentException notBase64) {
        // Said below.
      }
    }
    throw new URLSessionUsageException(
        "A pin is sha256// and the Base64 of 32 bytes, not " + text + ".");
  }

  boolean isOf(X509Certificate certificate) {
    try {
      byte[] key = certificate.getPublicKey().getEncoded();
      return MessageDigest.isEqual(sha256, MessageDigest.getInstance("SHA-256").digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
