// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a Digest challenge says (RFC 7616, 3.3), as far as it is used. */
record DigestChallenge(
    String realm,
    String nonce,
    @Nullable String opaque,
    boolean stale,
    DigestAlgorithm algorithm,
    @Nullable Protection protection,
    boolean charsetUtf8,
    boolean userhash,
    List<String> domain) {

  /** What the proof covers; null in a challenge means the oldest form, without counting. */
  enum Protection {
    /** Method and target. */
    AUTH("auth"),
    /** The body, too. */
    AUTH_INT("auth-int");

    private final String word;

    Protection(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** Null when it cannot be answered. */
  static @Nullable DigestChallenge of(Challenge challenge) {
    String realm = challenge.parameter("realm");
    String nonce = challenge.parameter("nonce");
    DigestAlgorithm algorithm = DigestAlgorithm.of(challenge.parameter("algorithm"));
    String qop = challenge.parameter("qop");
    Protection protection = qop == null ? null : protection(qop);
    if (realm == null || nonce == null || algorithm == null) {
      return null;
    }
    if (qop != null && protection == null) {
      return null;
    }
    return new DigestChallenge(
        realm,
        nonce,
        challenge.parameter("opaque"),
        isTrue(challenge.parameter("stale")),
        algorithm,
        protection,
        "utf-8".equalsIgnoreCase(challenge.parameter("charset")),
        isTrue(challenge.parameter("userhash")),
        words(challenge.parameter("domain"), " +"));
  }

  /** The cheaper one, where there is a choice: hashing a body means to read it twice. */
  private static @Nullable Protection protection(String qop) {
    List<String> words = words(qop.toLowerCase(Locale.ROOT), "[, \t]+");
    if (words.contains("auth")) {
      return Protection.AUTH;
    }
    return words.contains("auth-int") ? Protection.AUTH_INT : null;
  }

  private static boolean isTrue(@Nullable String value) {
    return "true".equalsIgnoreCase(value);
  }

  private static List<String> words(@Nullable String text, String separator) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(separator)).filter(word -> !word.isEmpty()).toList();
  }
}
