// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A part of a server, or a proxy, that one credential opens: host, port, protocol, realm and the
 * way to prove oneself. Apple: {@code URLProtectionSpace}.
 *
 * <p>Spaces are the keys of {@link URLCredentialStorage}; two are equal when host, port, protocol
 * or proxy type, realm and method are (B-164). Host and protocol compare without case, and port 0
 * is the default port of the protocol. {@link #distinguishedNames()} and {@link #serverTrust()} say
 * more about one challenge and take no part in it.
 *
 * <p>Immutable and thread-safe.
 */
public final class URLProtectionSpace {

  /** The {@link #protocol()} of plain HTTP. Apple: {@code NSURLProtectionSpaceHTTP}. */
  public static final String HTTP = "http";

  /** The {@link #protocol()} of HTTP over TLS. Apple: {@code NSURLProtectionSpaceHTTPS}. */
  public static final String HTTPS = "https";

  private final String host;
  private final int port;
  private final @Nullable String protocol;
  private final @Nullable ProxyType proxyType;
  private final @Nullable String realm;
  private final AuthenticationMethod authenticationMethod;
  private final @Nullable List<X500Principal> distinguishedNames;
  private final @Nullable ServerTrust serverTrust;

  private URLProtectionSpace(
      Location location,
      @Nullable String realm,
      AuthenticationMethod method,
      @Nullable List<X500Principal> distinguishedNames,
      @Nullable ServerTrust serverTrust) {
    this.host = location.host();
    this.port = location.port();
    this.protocol = location.protocol();
    this.proxyType = location.proxyType();
    this.realm = realm;
    this.authenticationMethod = method;
    this.distinguishedNames = distinguishedNames;
    this.serverTrust = serverTrust;
  }

  /**
   * A space on a server.
   *
   * @param host the server's name or address
   * @param port its port; 0 for the default of the protocol
   * @param protocol such as {@link #HTTPS}
   * @param realm the server's name for the part that is protected, if it has one
   * @param authenticationMethod how to prove oneself; null for {@link AuthenticationMethod#DEFAULT}
   * @throws URLSessionUsageException when the host or protocol is empty or the port is impossible
   */
  public static URLProtectionSpace of(
      String host,
      int port,
      String protocol,
      @Nullable String realm,
      @Nullable AuthenticationMethod authenticationMethod) {
    return new URLProtectionSpace(
        Location.server(host, port, protocol), realm, orDefault(authenticationMethod), null, null);
  }

  /**
   * A space on a proxy.
   *
   * @param host the proxy's name or address
   * @param port its port; 0 for the default of the type
   * @param type what kind of proxy it is
   * @param realm the proxy's name for what is protected, if it has one
   * @param authenticationMethod how to prove oneself; null for {@link AuthenticationMethod#DEFAULT}
   * @throws URLSessionUsageException when the host is empty or the port is impossible
   */
  public static URLProtectionSpace ofProxy(
      String host,
      int port,
      ProxyType type,
      @Nullable String realm,
      @Nullable AuthenticationMethod authenticationMethod) {
    return new URLProtectionSpace(
        Location.proxy(host, port, type), realm, orDefault(authenticationMethod), null, null);
  }

  private static AuthenticationMethod orDefault(@Nullable AuthenticationMethod method) {
    return method == null ? AuthenticationMethod.DEFAULT : method;
  }

  /**
   * The same space with the issuers a server accepts for a client certificate (B-167).
   *
   * @param names the issuers; empty when the server named none
   */
  public URLProtectionSpace withDistinguishedNames(List<X500Principal> names) {
    return new URLProtectionSpace(
        location(), realm, authenticationMethod, List.copyOf(names), serverTrust);
  }

  /**
   * The same space with what the server showed to prove itself (B-165).
   *
   * @param trust the server's certificates
   */
  public URLProtectionSpace withServerTrust(ServerTrust trust) {
    return new URLProtectionSpace(
        location(), realm, authenticationMethod, distinguishedNames, trust);
  }

  /** The server's or proxy's name or address, in lower case. */
  public String host() {
    return host;
  }

  /** The port; 0 only where the protocol has no default that is known here. */
  public int port() {
    return port;
  }

  /** The protocol in lower case, such as {@link #HTTPS}; null for a proxy. */
  public @Nullable String protocol() {
    return protocol;
  }

  /** Whether this is a proxy (B-163). */
  public boolean isProxy() {
    return proxyType != null;
  }

  /** The kind of proxy; null for a server. */
  public @Nullable ProxyType proxyType() {
    return proxyType;
  }

  /** The part that is protected, as the server calls it; null when it has no name. */
  public @Nullable String realm() {
    return realm;
  }

  /** How to prove oneself. */
  public AuthenticationMethod authenticationMethod() {
    return authenticationMethod;
  }

  /** Whether nobody on the way can read the credential: by TLS, or by the method itself. */
  public boolean receivesCredentialSecurely() {
    return authenticationMethod.hidesCredential()
        || proxyType == ProxyType.HTTPS
        || "https".equals(protocol)
        || "wss".equals(protocol)
        || "ftps".equals(protocol);
  }

  /** The issuers a server accepts; null but for {@link AuthenticationMethod#CLIENT_CERTIFICATE}. */
  public @Nullable List<X500Principal> distinguishedNames() {
    return distinguishedNames;
  }

  /** The server's certificates; null but for {@link AuthenticationMethod#SERVER_TRUST}. */
  public @Nullable ServerTrust serverTrust() {
    return serverTrust;
  }

  private Location location() {
    return new Location(host, port, protocol, proxyType);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof URLProtectionSpace that
        && location().equals(that.location())
        && Objects.equals(realm, that.realm)
        && authenticationMethod == that.authenticationMethod;
  }

  @Override
  public int hashCode() {
    return Objects.hash(location(), realm, authenticationMethod);
  }

  /** Where it is, its realm and its method. */
  @Override
  public String toString() {
    String kind = proxyType == null ? protocol : proxyType + " proxy";
    return "URLProtectionSpace["
        + (kind + " " + host + ":" + port)
        + (realm == null ? "" : ", realm " + realm)
        + (", " + authenticationMethod + "]");
  }

  /** The ways to prove oneself. Apple: {@code NSURLAuthenticationMethod…}. */
  public enum AuthenticationMethod {
    /** Whatever is usual for the protocol; Basic for HTTP. */
    DEFAULT(false, false),
    /** User name and password in the clear. */
    HTTP_BASIC(false, false),
    /** User name and a digest of the password. */
    HTTP_DIGEST(false, true),
    /** NTLM, which binds a connection. */
    NTLM(true, true),
    /** Negotiate (SPNEGO, Kerberos), which binds a connection. */
    NEGOTIATE(true, true),
    /** The client's certificate in the TLS handshake. */
    CLIENT_CERTIFICATE(true, true),
    /** The server's certificates: asked for every new TLS connection. */
    SERVER_TRUST(true, true);

    private final boolean sessionWide;
    private final boolean hidesCredential;

    AuthenticationMethod(boolean sessionWide, boolean hidesCredential) {
      this.sessionWide = sessionWide;
      this.hidesCredential = hidesCredential;
    }

    /**
     * Whether a challenge concerns a connection and so the session, rather than one task (B-150):
     * it goes to {@link URLSessionDelegate#didReceiveChallenge} first.
     */
    public boolean isSessionWide() {
      return sessionWide;
    }

    boolean hidesCredential() {
      return hidesCredential;
    }
  }

  /** The kinds of proxy. Apple: {@code NSURLProtectionSpaceHTTPProxy} and so on. */
  public enum ProxyType {
    /** A proxy for plain HTTP; default port 80. */
    HTTP(80),
    /** A proxy for HTTPS; default port 443. */
    HTTPS(443),
    /** A SOCKS proxy; default port 1080. */
    SOCKS(1080);

    private final int defaultPort;

    ProxyType(int defaultPort) {
      this.defaultPort = defaultPort;
    }
  }

  private record Location(
      String host, int port, @Nullable String protocol, @Nullable ProxyType proxyType) {

    static Location server(String host, int port, String protocol) {
      if (protocol.isEmpty()) {
        throw new URLSessionUsageException(
            "A protection space needs a protocol, such as URLProtectionSpace.HTTPS");
      }
      String lower = protocol.toLowerCase(Locale.ROOT);
      return new Location(checked(host), checked(port, defaultPort(lower)), lower, null);
    }

    static Location proxy(String host, int port, ProxyType type) {
      return new Location(checked(host), checked(port, type.defaultPort), null, type);
    }

    private static String checked(String host) {
      if (host.isEmpty()) {
        throw new URLSessionUsageException("A protection space needs a host: give its name");
      }
      return host.toLowerCase(Locale.ROOT);
    }

    private static int checked(int port, int defaultPort) {
      if (port < 0 || port > 65_535) {
        throw new URLSessionUsageException(
            "No port is " + port + ": give 1 to 65535, or 0 for the default port");
      }
      return port == 0 ? defaultPort : port;
    }

    private static int defaultPort(String protocol) {
      return switch (protocol) {
        case "http", "ws" -> 80;
        case "https", "wss" -> 443;
        case "ftp" -> 21;
        case "ftps" -> 990;
        default -> 0;
      };
    }
  }
}
