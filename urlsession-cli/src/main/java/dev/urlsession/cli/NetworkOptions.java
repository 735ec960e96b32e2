// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.TLSProtocolVersion;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.URLSessionDelegate;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which way to go, whom to trust, and what to show. */
final class NetworkOptions {

  @Option(
      names = {"-x", "--proxy"},
      paramLabel = "PROXY",
      description =
          "Go through [http://|socks5://][user[:password]@]host[:port]; '' for none. A user without"
              + " a password is as with --proxy-user.")
  private @Nullable String proxy;

  @Option(
      names = "--noproxy",
      paramLabel = "HOSTS",
      description = "Hosts to reach without it, with commas between; '*' for all.")
  private @Nullable String noProxy;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "Trust the authorities in this PEM file, and no others.")
  private @Nullable Path authorities;

  @Option(
      names = "--cert",
      paramLabel = "FILE[:PASS]",
      description = "Show this identity (PKCS#12 or PEM) to servers that ask for one.")
  private @Nullable String certificate;

  @Option(
      names = {"-k", "--insecure"},
      description = "Trust any server. Whoever sits on the way can read and change everything.")
  private boolean insecure;

  @Option(
      names = "--pin",
      paramLabel = "sha256//HASH",
      description = "Trust servers with this public key only; may be repeated.")
  private List<String> pins = List.of();

  @ArgGroup private Versions versions = new Versions();

  /** One of them or none. */
  static final class Versions {
    @Option(names = "--tlsv1.2", description = "Use TLS 1.2 or newer, which is the default.")
    private boolean tls12;

    @Option(names = "--tlsv1.3", description = "Use TLS 1.3 or newer.")
    private boolean tls13;

    TLSProtocolVersion lowest() {
      return tls13 && !tls12 ? TLSProtocolVersion.TLS_1_3 : TLSProtocolVersion.TLS_1_2;
    }
  }

  void apply(URLSessionConfigurationBuilder settings) throws CommandFailure {
    for (String pin : pins) {
      if (!pin.matches("sha256//[A-Za-z0-9+/]{43}=")) {
        throw CommandFailure.usage("--pin takes sha256// and the Base64 of the hash of a key.");
      }
    }
    settings.tlsMinimumSupportedProtocolVersion(versions.lowest());
    settings.connectionProxyDictionary(ProxyOption.dictionary(proxy, noProxy));
    if (authorities != null || !pins.isEmpty()) {
      settings.trustManager(PinnedKeys.over(TrustedAuthorities.of(authorities), pins));
    }
  }

  /** Who signs in to the proxy, if the option names him without a password; null for nobody. */
  @Nullable String proxyUser() {
    return ProxyOption.user(proxy);
  }

  /** Answers what servers ask. */
  URLSessionDelegate answers(Terminal terminal) throws CommandFailure {
    if (insecure) {
      terminal.line(
          terminal.coloured("33", "warning:")
              + " with -k the server may be anybody, and the connection is as good as open.");
    }
    if (proxy != null) {
      ProcessList.check(terminal, "-x", ProxyOption.password(proxy));
    }
    if (certificate != null) {
      ProcessList.check(terminal, "--cert", certificate.substring(certificate.indexOf(':') + 1));
    }
    return new ServerAnswers(
        insecure, pins, IdentityOption.read(certificate, terminal.isInteractive()));
  }
}
