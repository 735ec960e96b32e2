// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.security.SecureRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** NTLM version 2: one word, a challenge, and the word that answers it. */
final class NTLMHandshake implements Handshake {

  /** Between 1601, when Windows begins to count, and 1970, in milliseconds. */
  private static final long EPOCH = 11_644_473_600_000L;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final NTLMUser user;
  private final String password;
  private final Supplier<byte[]> nonces;
  private final LongSupplier now;
  private boolean begun;

  NTLMHandshake(String user, String password) {
    this(user, password, NTLMHandshake::nonce, () -> (System.currentTimeMillis() + EPOCH) * 10_000);
  }

  NTLMHandshake(String user, String password, Supplier<byte[]> nonces, LongSupplier now) {
    this.user = NTLMUser.of(user);
    this.password = password;
    this.nonces = nonces;
    this.now = now;
  }

  private static byte[] nonce() {
    byte[] nonce = new byte[8];
    RANDOM.nextBytes(nonce);
    return nonce;
  }

  @Override
  public byte @Nullable [] answer(byte @Nullable [] said) {
    if (said == null) {
      boolean again = begun;
      begun = true;
      return again ? null : NTLMMessages.negotiate();
    }
    NTLMChallenge challenge = NTLMChallenge.of(said);
    return challenge == null
        ? null
        : NTLMMessages.authenticate(challenge, user, password, nonces.get(), now.getAsLong());
  }
}
