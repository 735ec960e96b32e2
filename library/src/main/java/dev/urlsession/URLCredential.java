// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What answers a challenge: a user with a password, an identity (private key and certificates), or
 * the acceptance of a server's trust. Apple: {@code URLCredential}.
 *
 * <p>Equal when all parts are. Nothing secret shows in {@link #toString()}. Immutable and
 * thread-safe.
 */
public final class URLCredential {

  private final @Nullable String user;
  private final @Nullable String password;
  private final @Nullable PrivateKey identity;
  private final List<X509Certificate> certificates;
  private final @Nullable ServerTrust trust;
  private final Persistence persistence;

  private URLCredential(
      @Nullable String user,
      @Nullable String password,
      @Nullable PrivateKey identity,
      List<X509Certificate> certificates,
      @Nullable ServerTrust trust,
      Persistence persistence) {
    this.user = user;
    this.password = password;
    this.identity = identity;
    this.certificates = List.copyOf(certificates);
    this.trust = trust;
    this.persistence = persistence;
  }

  /**
   * A user and a password. Apple: {@code credentialWithUser:password:persistence:}.
   *
   * @param user the user's name
   * @param password the password; null when only the name is known
   * @param persistence how long a storage keeps it
   */
  public static URLCredential ofUser(
      String user, @Nullable String password, Persistence persistence) {
    return new URLCredential(user, password, null, List.of(), null, persistence);
  }

  /**
   * A client identity for TLS. Apple: {@code credentialWithIdentity:certificates:persistence:}.
   *
   * @param privateKey the key that belongs to the first certificate
   * @param chain the client's certificate, then the intermediate ones
   * @param persistence how long a storage keeps it; {@link Persistence#PERMANENT} becomes {@link
   *     Persistence#FOR_SESSION}, since TLS credentials are never stored permanently (B-169)
   * @throws URLSessionUsageException when the chain is empty
   */
  public static URLCredential ofIdentity(
      PrivateKey privateKey, List<X509Certificate> chain, Persistence persistence) {
    if (chain.isEmpty()) {
      throw new URLSessionUsageException(
          "An identity needs the certificate of its key, first in the chain: the chain is empty");
    }
    Persistence kept = persistence == Persistence.PERMANENT ? Persistence.FOR_SESSION : persistence;
    return new URLCredential(null, null, privateKey, chain, null, kept);
  }

  /**
   * A client identity from a file: PKCS#12, or PEM with the private key (PKCS#8, encrypted or not,
   * or as OpenSSL writes RSA and EC keys) and the certificates, its own first.
   *
   * @param file the file
   * @param password what opens the file or the key, in ASCII as Java wants it; null for none
   * @param persistence as with {@link #ofIdentity}
   * @throws IOException when the file holds no identity, or the password does not open it
   */
  public static URLCredential readIdentity(
      Path file, char @Nullable [] password, Persistence persistence) throws IOException {
    IdentityFile read = IdentityFile.parse(Files.readAllBytes(file), password, file);
    return ofIdentity(read.key(), read.chain(), persistence);
  }

  /**
   * Accepts a server: an answer to {@link URLProtectionSpace.AuthenticationMethod#SERVER_TRUST}.
   * Evaluate the trust first; this does not. Apple: {@code credentialForTrust:}.
   *
   * @param trust the trust from the challenge's protection space
   */
  public static URLCredential ofTrust(ServerTrust trust) {
    return new URLCredential(null, null, null, List.of(), trust, Persistence.FOR_SESSION);
  }

  /** The user's name; null when this is not a user's credential. */
  public @Nullable String user() {
    return user;
  }

  /** The password; null when there is none. */
  public @Nullable String password() {
    return password;
  }

  /** Whether there is a password. */
  public boolean hasPassword() {
    return password != null;
  }

  /** The private key of a client identity; null when this is none. */
  public @Nullable PrivateKey identity() {
    return identity;
  }

  /** The identity's certificates, its own first; empty when this is no identity. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /** The server trust that is accepted; null when this is no such acceptance. */
  public @Nullable ServerTrust trust() {
    return trust;
  }

  /** How long a storage keeps this. */
  public Persistence persistence() {
    return persistence;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof URLCredential that
        && Objects.equals(user, that.user)
        && Objects.equals(password, that.password)
        && Objects.equals(identity, that.identity)
        && certificates.equals(that.certificates)
        && Objects.equals(trust, that.trust)
        && persistence == that.persistence;
  }

  @Override
  public int hashCode() {
    return Objects.hash(user, password, identity, certificates, trust, persistence);
  }

  /** The kind and the persistence; neither the user nor the password. */
  @Override
  public String toString() {
    String kind = trust != null ? "trust" : identity != null ? "identity" : "user";
    return "URLCredential[" + kind + ", " + persistence + "]";
  }

  /** How long a credential is kept. Apple: {@code URLCredential.Persistence}. */
  public enum Persistence {
    /** Used once and not stored. */
    NONE,
    /** Kept in memory until the process ends. */
    FOR_SESSION,
    /** Kept beyond the process where the storage can, else as {@link #FOR_SESSION}. */
    PERMANENT
  }
}
