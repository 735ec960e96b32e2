// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.Origin;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a handshake must know.
 *
 * @param origin whom to expect at the other end
 * @param loop where questions are asked
 * @param challenges whom to ask now; gives null when nobody waits for the connection any more. Used
 *     on the loop
 * @param decided what was answered in a handshake just before, which could not wait; null for none
 */
public record HandshakeTerms(
    Origin origin,
    Loop loop,
    Supplier<@Nullable Challenges> challenges,
    @Nullable Decided decided) {

  /**
   * What need not be asked again.
   *
   * @param trusted the certificates that are accepted; empty for none
   * @param identity the answer to the wish for a client certificate
   */
  public record Decided(List<X509Certificate> trusted, ChallengeAnswer identity) {}
}
