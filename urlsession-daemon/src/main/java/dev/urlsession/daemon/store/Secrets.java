// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what an application sent before it is stored (S11): AES-256-GCM, the row it belongs to as
 * associated data, so that a sealed value is worth nothing in another row.
 *
 * <p>Whole requests, results and settings are sealed, not chosen headers: cookies, signed paths and
 * tokens in unusual places need no list to be kept up. Confined to the store's thread.
 */
final class Secrets {

  static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random;
  private final Cipher cipher;

  Secrets(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no AES-GCM.", impossible);
    }
  }

  /** Nonce, then what is sealed with its tag. */
  byte[] seal(String row, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
      byte[] sealed = new byte[NONCE_BYTES + plain.length + TAG_BITS / 8];
      System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("A value could not be sealed.", impossible);
    }
  }

  /**
   * What was sealed.
   *
   * @throws IllegalArgumentException when it was changed, moved from another row, or sealed with
   *     another key
   */
  byte[] open(String row, byte[] sealed) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
      throw new IllegalArgumentException("A sealed value is cut short.");
    }
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
      cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException("A sealed value does not open.", wrong);
    }
  }
}
