// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import dev.urlsession.URLCredential;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Hands a server's wish for a client certificate to the handshake that it came in. */
// JSSE takes null for "none" in all of these, though its signatures do not say so.
@SuppressWarnings("NullAway")
final class HandshakeKeys extends X509ExtendedKeyManager {

  private final Handshakes handshakes;

  HandshakeKeys(Handshakes handshakes) {
    this.handshakes = handshakes;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
    Handshake handshake = handshakes.of(engine);
    return handshake == null ? null : handshake.chooseAlias(List.of(keyTypes), names(issuers));
  }

  private static List<X500Principal> names(Principal @Nullable [] issuers) {
    if (issuers == null) {
      return List.of();
    }
    return java.util.Arrays.stream(issuers)
        .filter(X500Principal.class::isInstance)
        .map(X500Principal.class::cast)
        .toList();
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    URLCredential identity = identity(alias);
    return identity == null ? null : identity.certificates().toArray(new X509Certificate[0]);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    URLCredential identity = identity(alias);
    return identity == null ? null : identity.identity();
  }

  private @Nullable URLCredential identity(String alias) {
    Handshake handshake = handshakes.of(alias);
    return handshake == null ? null : handshake.identity();
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
