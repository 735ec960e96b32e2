// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import dev.urlsession.internal.transport.ConnectionIdentity;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Shows the words of a handshake, one in each head, until the connection is proven. */
public final class HandshakeProof implements Proof {

  private final String scheme;
  private final Handshake handshake;
  private final Object who;
  private final ConnectionIdentity identity;
  private @Nullable String header;
  private boolean first = true;
  private boolean proven;

  HandshakeProof(String scheme, Handshake handshake, Object who) {
    this.scheme = scheme;
    this.handshake = handshake;
    this.who = who;
    this.identity = ConnectionIdentity.handshake(who);
  }

  /**
   * Makes the next word; may block, so it is not called on the loop.
   *
   * @param said in Base64, what the server said; null at the beginning
   * @return false when the handshake ends here
   */
  public boolean proceed(@Nullable String said) {
    try {
      byte[] word = handshake.answer(said == null ? null : Base64.getDecoder().decode(said));
      if (word == null) {
        return false;
      }
      first = header == null;
      header = scheme + " " + Base64.getEncoder().encodeToString(word);
      return true;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  @Override
  public @Nullable String header(Head head) {
    return proven ? null : header;
  }

  /** The first word of NTLM opens nothing, so a body would be sent in vain. */
  @Override
  public boolean isPreliminary() {
    return first && scheme.equals("NTLM");
  }

  @Override
  public ConnectionIdentity identity() {
    return identity;
  }

  @Override
  public Proof accepted() {
    proven = true;
    identity.proven();
    return new ProvenConnection(ConnectionIdentity.wanted(who));
  }

  @Override
  public void abandoned() {
    identity.over();
  }

  /** Shows nothing, but likes a connection that is proven already. */
  private record ProvenConnection(ConnectionIdentity identity) implements Proof {

    @Override
    public @Nullable String header(Head head) {
      return null;
    }

    @Override
    public boolean isShown() {
      return false;
    }
  }
}
