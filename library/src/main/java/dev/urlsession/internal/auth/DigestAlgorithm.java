// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A hash of Digest.
 *
 * @param name as the server wrote it; empty when it did not, which means MD5
 * @param jca the JDK's name for it
 * @param session whether the secret is mixed with the nonces: the -sess variants
 */
record DigestAlgorithm(String name, String jca, boolean session) {

  /** Null when it is not known. */
  static @Nullable DigestAlgorithm of(@Nullable String name) {
    if (name == null) {
      return new DigestAlgorithm("", "MD5", false);
    }
    String upper = name.toUpperCase(Locale.ROOT);
    boolean session = upper.endsWith("-SESS");
    String jca =
        switch (session ? upper.substring(0, upper.length() - "-SESS".length()) : upper) {
          case "MD5" -> "MD5";
          case "SHA-256" -> "SHA-256";
          case "SHA-512-256" -> "SHA-512/256";
          default -> null;
        };
    return jca == null ? null : new DigestAlgorithm(name, jca, session);
  }

  MessageDigest digest() {
    try {
      return MessageDigest.getInstance(jca);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every JDK has " + jca, missing);
    }
  }

  String hash(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
