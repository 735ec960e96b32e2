// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import dev.urlsession.URLCredential;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the proof that an offer wants. */
public final class Proofs {

  private static final int CLIENT_NONCE_BYTES = 18;

  private final Supplier<String> clientNonces;

  /** With nonces nobody can guess. */
  public static Proofs secure() {
    SecureRandom random = new SecureRandom();
    return new Proofs(
        () -> {
          byte[] bytes = new byte[CLIENT_NONCE_BYTES];
          random.nextBytes(bytes);
          return Base64.getUrlEncoder().encodeToString(bytes);
        });
  }

  Proofs(Supplier<String> clientNonces) {
    this.clientNonces = clientNonces;
  }

  /** Null when the credential cannot answer the offer. */
  public @Nullable Proof of(Offer offer, URLCredential credential) {
    String user = credential.user();
    String password = credential.password();
    if (user != null && offer.scheme() == Scheme.NEGOTIATE) {
      String host = offer.space().host();
      return handshake(
          "Negotiate", new NegotiateHandshake(host, user, password), offer, credential);
    }
    if (user == null || password == null) {
      return null;
    }
    return switch (offer.scheme()) {
      case BASIC -> new BasicScheme(user, password);
      case DIGEST ->
          FieldText.isSendable(user)
              ? new DigestScheme(
                  Objects.requireNonNull(DigestChallenge.of(offer.challenge())),
                  user,
                  password,
                  clientNonces)
              : null;
      case NTLM, NEGOTIATE ->
          handshake("NTLM", new NTLMHandshake(user, password), offer, credential);
    };
  }

  private static Proof handshake(
      String name, Handshake handshake, Offer offer, URLCredential credential) {
    return new HandshakeProof(name, handshake, List.of(offer.space(), credential));
  }
}
