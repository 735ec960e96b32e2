// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.translation;

import com.google.protobuf.ByteString;
import dev.urlsession.ServerTrust;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLError;
import dev.urlsession.background.protocol.ClientIdentity;
import dev.urlsession.background.protocol.Credential;
import dev.urlsession.background.protocol.UserPassword;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What answers a challenge. It holds secrets: it is sent, and neither stored nor logged. */
public final class Credentials {

  private Credentials() {}

  /**
   * As a message. That a server is trusted is said without its certificates, which both sides have.
   *
   * @throws URLError {@code CLIENT_CERTIFICATE_REQUIRED} when it has a private key that cannot
   *     leave its place, such as one on a smart card
   */
  public static Credential toMessage(URLCredential credential) throws URLError {
    Credential.Builder message =
        Credential.newBuilder().setPersistence(credential.persistence().name());
    PrivateKey key = credential.identity();
    String user = credential.user();
    if (key != null) {
      message.setIdentity(identity(key, credential));
    } else if (credential.trust() != null) {
      message.setTrust(true);
    } else if (user != null) {
      UserPassword.Builder known = UserPassword.newBuilder().setUser(user);
      if (credential.password() != null) {
        known.setPassword(credential.password());
      }
      message.setUser(known);
    }
    return message.build();
  }

  private static ClientIdentity identity(PrivateKey key, URLCredential credential) throws URLError {
    byte[] encoded = "PKCS#8".equals(key.getFormat()) ? key.getEncoded() : null;
    if (encoded == null) {
      throw URLError.of(
          URLError.Code.CLIENT_CERTIFICATE_REQUIRED,
          "The private key of this identity cannot be handed to the daemon that runs background"
              + " transfers; use one that can be exported, or a session that is no background"
              + " session.");
    }
    ClientIdentity identity =
        ClientIdentity.newBuilder()
            .setAlgorithm(key.getAlgorithm())
            .setPrivateKey(ByteString.copyFrom(encoded))
            .addAllCertificates(Certificates.toMessage(credential.certificates()))
            .build();
    Arrays.fill(encoded, (byte) 0);
    return identity;
  }

  /**
   * From a message.
   *
   * @param trust what the server showed; null when the challenge is not about that
   * @return null for what does not fit the challenge, or is of a newer protocol
   * @throws IllegalArgumentException when a key or a certificate is none
   */
  public static @Nullable URLCredential fromMessage(
      Credential message, @Nullable ServerTrust trust) {
    Persistence persistence = persistence(message.getPersistence());
    return switch (message.getKindCase()) {
      case USER ->
          URLCredential.ofUser(
              message.getUser().getUser(),
              message.getUser().hasPassword() ? message.getUser().getPassword() : null,
              persistence);
      case IDENTITY ->
          URLCredential.ofIdentity(
              key(message.getIdentity()),
              Certificates.fromMessage(message.getIdentity().getCertificatesList()),
              persistence);
      case TRUST -> trust == null ? null : URLCredential.ofTrust(trust);
      case KIND_NOT_SET -> null;
    };
  }

  private static PrivateKey key(ClientIdentity identity) {
    try {
      return KeyFactory.getInstance(identity.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(identity.getPrivateKey().toByteArray()));
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException(
          "Not a private key for " + identity.getAlgorithm() + ".", unusable);
    }
  }

  private static Persistence persistence(String name) {
    for (Persistence persistence : Persistence.values()) {
      if (persistence.name().equals(name)) {
        return persistence;
      }
    }
    return Persistence.NONE;
  }
}
