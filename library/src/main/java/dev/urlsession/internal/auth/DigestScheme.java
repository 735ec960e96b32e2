// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import dev.urlsession.internal.auth.DigestChallenge.Protection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Digest (RFC 7616): hashes of the password, the nonces and the request. One nonce of the client
 * goes with one of the server, so that the -sess algorithms and the counting hold; both are
 * replaced when the server names the next one.
 */
final class DigestScheme implements Proof {

  private final DigestChallenge challenge;
  private final String user;
  private final String password;
  private final Supplier<String> clientNonces;
  private String nonce;
  private String clientNonce;
  private int count;

  DigestScheme(
      DigestChallenge challenge, String user, String password, Supplier<String> clientNonces) {
    this.challenge = challenge;
    this.user = user;
    this.password = password;
    this.clientNonces = clientNonces;
    this.nonce = challenge.nonce();
    this.clientNonce = clientNonces.get();
  }

  @Override
  public @Nullable MessageDigest bodyHash() {
    return challenge.protection() == Protection.AUTH_INT ? challenge.algorithm().digest() : null;
  }

  @Override
  public void informed(String info) {
    for (Challenge pretended : ChallengeParser.parse(java.util.List.of("info " + info))) {
      String next = pretended.parameter("nextnonce");
      if (next != null && !next.equals(nonce)) {
        nonce = next;
        clientNonce = clientNonces.get();
        count = 0;
      }
    }
  }

  @Override
  public String header(Head head) {
    Protection protection = challenge.protection();
    String counted = "%08x".formatted(++count);
    StringBuilder header = new StringBuilder("Digest ");
    user(header);
    quoted(header, "realm", challenge.realm());
    quoted(header, "nonce", nonce);
    quoted(header, "uri", head.target());
    if (!challenge.algorithm().name().isEmpty()) {
      plain(header, "algorithm", challenge.algorithm().name());
    }
    if (protection != null) {
      plain(header, "nc", counted);
      quoted(header, "cnonce", clientNonce);
      plain(header, "qop", protection.word());
    } else if (challenge.algorithm().session()) {
      quoted(header, "cnonce", clientNonce);
    }
    quoted(header, "response", response(head, counted));
    if (challenge.opaque() != null) {
      quoted(header, "opaque", challenge.opaque());
    }
    if (challenge.userhash()) {
      plain(header, "userhash", "true");
    }
    return header.substring(0, header.length() - 2);
  }

  private String response(Head head, String counted) {
    DigestAlgorithm algorithm = challenge.algorithm();
    Protection protection = challenge.protection();
    String secret = algorithm.hash(user + ":" + challenge.realm() + ":" + password);
    if (algorithm.session()) {
      secret = algorithm.hash(secret + ":" + nonce + ":" + clientNonce);
    }
    String request = head.method() + ":" + head.target();
    if (protection == Protection.AUTH_INT) {
      String body = head.bodyHash();
      request += ":" + (body == null ? algorithm.hash("") : body);
    }
    String between =
        protection == null
            ? nonce
            : nonce + ":" + counted + ":" + clientNonce + ":" + protection.word();
    return algorithm.hash(secret + ":" + between + ":" + algorithm.hash(request));
  }

  private void user(StringBuilder header) {
    if (challenge.userhash()) {
      quoted(header, "username", challenge.algorithm().hash(user + ":" + challenge.realm()));
    } else if (challenge.charsetUtf8() && user.chars().anyMatch(c -> c > 126 || c < 32)) {
      plain(header, "username*", "UTF-8''" + extended(user));
    } else {
      quoted(header, "username", user);
    }
  }

  /** RFC 8187: the escapes of a form are the same but for these. */
  private static String extended(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  private static void plain(StringBuilder header, String name, String value) {
    header.append(name).append('=').append(value).append(", ");
  }

  private static void quoted(StringBuilder header, String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
    plain(header, name, '"' + FieldText.encoded(escaped) + '"');
  }
}
