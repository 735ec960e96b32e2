// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

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

/** Private keys in PEM: PKCS#8, encrypted or not, and what OpenSSL writes for RSA and EC. */
final class PemKey {

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

  private PemKey() {}

  static PrivateKey parse(PemFile.Part part, char @Nullable [] password)
      throws GeneralSecurityException, IOException {
    return switch (part.label()) {
      case "PRIVATE KEY" -> pkcs8(new PKCS8EncodedKeySpec(part.der()));
      case "ENCRYPTED PRIVATE KEY" -> decrypted(part.der(), password);
      case "RSA PRIVATE KEY" -> pkcs8(new PKCS8EncodedKeySpec(PKCS8.ofRSA(part.der())));
      case "EC PRIVATE KEY" -> pkcs8(new PKCS8EncodedKeySpec(PKCS8.ofEC(part.der())));
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
}
