// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.HTTPVersion;
import dev.urlsession.URLRequest.CachePolicy;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.URLSessionDelegate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the session is set up. */
final class SessionOptions {

  @Option(
      names = "--no-redirect",
      description = "Take a redirect for the answer instead of following it.")
  private boolean noRedirect;

  @Option(
      names = "--max-time",
      paramLabel = "SECONDS",
      description = "Longest time for the whole load.")
  private @Nullable Double maxTime;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Longest time in which nothing arrives (default: 60).")
  private @Nullable Double idleTime;

  @ArgGroup private Versions versions = new Versions();

  @Option(
      names = "--ephemeral",
      description = "Keep cookies, cache and credentials in memory only.")
  private boolean ephemeral;

  @Mixin private CookieOptions cookies = new CookieOptions();
  @Mixin private CacheOptions cache = new CacheOptions();

  @Option(
      names = "--max-connections-per-host",
      paramLabel = "N",
      description = "Connections to a host at a time (default: 6).")
  private @Nullable Integer maxConnections;

  /** One of them or none. */
  static final class Versions {
    @Option(names = "--http1.1", description = "Use HTTP/1.1 only.")
    private boolean http1;

    @Option(
        names = "--http2",
        description = "Use HTTP/2 where a TLS server offers it, which is the default.")
    private boolean http2;

    Set<HTTPVersion> chosen() {
      return http1 && !http2 ? Set.of(HTTPVersion.HTTP_1_1) : Set.of(HTTPVersion.values());
    }
  }

  @Mixin private final NetworkOptions network = new NetworkOptions();

  @Mixin private final UserOptions users = new UserOptions();

  /** Who signs in; asks for passwords that are missing, once. */
  SignIn signIn(Terminal terminal) throws CommandFailure {
    return users.signIn(network.proxyUser(), terminal);
  }

  boolean followsRedirects() {
    return !noRedirect;
  }

  /** Writes what outlives the session; after its end. */
  void finish() throws CommandFailure {
    cookies.write();
  }

  URLSessionConfiguration configuration(List<URI> urls, @Nullable Path downloadDirectory)
      throws CommandFailure {
    URLSessionConfiguration start =
        ephemeral
            ? URLSessionConfiguration.ephemeralSessionConfiguration()
            : URLSessionConfiguration.defaultSessionConfiguration();
    URLSessionConfigurationBuilder settings =
        start.toBuilder().httpVersions(versions.chosen()).downloadDirectory(downloadDirectory);
    HTTPCookieStorage own = cookies.storage(urls);
    if (own != null) {
      settings.httpCookieStorage(own);
    }
    CachePolicy policy = cache.policy();
    if (policy != null) {
      settings.requestCachePolicy(policy);
    }
    if (maxTime != null) {
      settings.timeoutIntervalForResource(duration("--max-time", maxTime));
    }
    if (idleTime != null) {
      settings.timeoutIntervalForRequest(duration("--timeout", idleTime));
    }
    if (maxConnections != null) {
      settings.httpMaximumConnectionsPerHost(maxConnections);
    }
    network.apply(settings);
    return settings.build();
  }

  /** The session's delegate: answers what servers ask. */
  URLSessionDelegate answers(Terminal terminal) throws CommandFailure {
    return network.answers(terminal);
  }

  private static Duration duration(String option, double seconds) throws CommandFailure {
    if (!(seconds >= 0.001 && seconds <= 1e9)) {
      throw CommandFailure.usage(option + " takes seconds from 0.001 on.");
    }
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
