// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Private keys in PEM: PKCS#8, encrypted or not, and RSA keys in PKCS#1. */
final class PemKey {

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

  /** Version 0 and the algorithm rsaEncryption, which PKCS#8 puts before an RSA key. */
  private static final byte[] RSA_HEADER = {
    2, 1, 0, 0x30, 13, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 1, 1, 5, 0
  };

  private PemKey() {}

  static PrivateKey parse(PemFile.Part part, char @Nullable [] password)
      throws GeneralSecurityException, IOException {
    return switch (part.label()) {
      case "PRIVATE KEY" -> pkcs8(new PKCS8EncodedKeySpec(part.der()));
      case "ENCRYPTED PRIVATE KEY" -> decrypted(part.der(), password);
      case "RSA PRIVATE KEY" -> pkcs8(new PKCS8EncodedKeySpec(wrapped(part.der())));
      default ->
          throw new IOException(
              "A " + part.label() + " is not read; convert it: openssl pkcs8 -topk8 -nocrypt");
    };
  }

  private static PrivateKey pkcs8(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException another) {
        // The next one.
      }
    }
    throw new InvalidKeyException("The key is of no kind that is known");
  }

  private static PrivateKey decrypted(byte[] der, char @Nullable [] password)
      throws GeneralSecurityException, IOException {
    if (password == null || password.length == 0) {
      throw new InvalidKeyException("The key is encrypted, and there is no password");
    }
    EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(der);
    // The parameters of PBES2 are named after the algorithm inside; its own name says nothing.
    String inside = String.valueOf(encrypted.getAlgParameters());
    String algorithm = inside.startsWith("PBEWith") ? inside : encrypted.getAlgName();
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.DECRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password)),
        encrypted.getAlgParameters());
    return pkcs8(encrypted.getKeySpec(cipher));
  }

  private static byte[] wrapped(byte[] key) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    inner.writeBytes(RSA_HEADER);
    value(inner, 0x04, key);
    ByteArrayOutputStream outer = new ByteArrayOutputStream();
    value(outer, 0x30, inner.toByteArray());
    return outer.toByteArray();
  }

  private static void value(ByteArrayOutputStream to, int tag, byte[] bytes) {
    to.write(tag);
    if (bytes.length < 128) {
      to.write(bytes.length);
    } else {
      to.write(0x82);
      to.write(bytes.length >>> 8);
      to.write(bytes.length);
    }
    to.writeBytes(bytes);
  }
}
