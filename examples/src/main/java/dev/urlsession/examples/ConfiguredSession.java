// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.ProxyConfiguration;
import dev.urlsession.TLSProtocolVersion;
import dev.urlsession.URLCredentialStorage;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Recipe 11: what a configuration can say, with a proxy. */
public final class ConfiguredSession {

  private ConfiguredSession() {}

  /** Loads a URL through a proxy, given as host and port. */
  public static void main(String[] args) {
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .httpMaximumConnectionsPerHost(2)
            .httpAdditionalHeaders(HTTPHeaders.builder().add("X-App", "example").build())
            .allowsCellularAccess(false)
            .timeoutIntervalForRequest(Duration.ofSeconds(30))
            .timeoutIntervalForResource(Duration.ofMinutes(10))
            .urlCredentialStorage(URLCredentialStorage.shared())
            .tlsMinimumSupportedProtocolVersion(TLSProtocolVersion.TLS_1_3)
            .proxyConfigurations(
                List.of(
                    ProxyConfiguration.httpConnect(args[1], Integer.parseInt(args[2]))
                        .withExcludedDomains(List.of("intranet.test"))))
            .build();
    try (URLSession session = URLSession.create(configuration)) {
      session
          .data(URI.create(args[0]))
          .handle((result, failure) -> failure == null ? result.response() : failure)
          .thenAccept(System.out::println)
          .join();
    }
  }
}
