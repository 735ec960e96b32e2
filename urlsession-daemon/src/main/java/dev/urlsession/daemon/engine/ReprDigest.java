// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.HTTPHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the server says the whole content's digest is ({@code Repr-Digest}, RFC 9530).
 *
 * @param algorithm as Java names it
 */
record ReprDigest(String algorithm, byte[] value) {

  private static final Pattern SHA_256 = pattern("sha-256", 44);
  private static final Pattern SHA_512 = pattern("sha-512", 88);
  private static final int PIECE = 1 << 16;

  private static Pattern pattern(String name, int length) {
    return Pattern.compile(
        "(?:^|[,\\s])" + name + "=:([A-Za-z0-9+/]{1," + length + "}={0,2}):",
        Pattern.CASE_INSENSITIVE);
  }

  /** The strongest one we can compare; null when there is none, or the content was encoded. */
  static @Nullable ReprDigest of(HTTPHeaders headers) {
    String field = headers.value("Repr-Digest");
    String coding = headers.value("Content-Encoding");
    if (field == null || (coding != null && !coding.strip().equalsIgnoreCase("identity"))) {
      return null;
    }
    ReprDigest longer = read(SHA_512, "SHA-512", field);
    return longer != null ? longer : read(SHA_256, "SHA-256", field);
  }

  private static @Nullable ReprDigest read(Pattern pattern, String algorithm, String field) {
    Matcher matcher = pattern.matcher(field);
    if (!matcher.find()) {
      return null;
    }
    try {
      byte[] value = Base64.getDecoder().decode(matcher.group(1));
      return value.length == digest(algorithm).getDigestLength()
          ? new ReprDigest(algorithm, value)
          : null;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /** Whether the file has it. Reads all of the file. */
  boolean matches(Path file) throws IOException {
    MessageDigest digest = digest(algorithm);
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        digest.update(piece, 0, count);
      }
    }
    return MessageDigest.isEqual(digest.digest(), value);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has " + algorithm, impossible);
    }
  }
}
