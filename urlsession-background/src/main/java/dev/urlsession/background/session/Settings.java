// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import dev.urlsession.HTTPVersion;
import dev.urlsession.ProxyConfiguration;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.background.protocol.Proxy;
import dev.urlsession.background.protocol.SessionSettings;
import dev.urlsession.background.translation.Requests;

/** What the daemon needs of a session's configuration. */
final class Settings {

  private Settings() {}

  static SessionSettings of(URLSessionConfiguration configuration, boolean hearsChallenges) {
    SessionSettings.Builder settings =
        SessionSettings.newBuilder()
            .setTimeoutForRequest(configuration.timeoutIntervalForRequest().toMillis())
            .setTimeoutForResource(configuration.timeoutIntervalForResource().toMillis())
            .setMaximumConnectionsPerHost(configuration.httpMaximumConnectionsPerHost())
            .setDiscretionary(configuration.discretionary())
            .setSendsLaunchEvents(configuration.sessionSendsLaunchEvents())
            .setAllowsCellular(configuration.allowsCellularAccess())
            .setAllowsExpensive(configuration.allowsExpensiveNetworkAccess())
            .setAllowsConstrained(configuration.allowsConstrainedNetworkAccess())
            .setTlsMinimum(configuration.tlsMinimumSupportedProtocolVersion().name())
            .setTlsMaximum(configuration.tlsMaximumSupportedProtocolVersion().name())
            .setMaximumRedirects(configuration.maximumRedirects())
            .setHearsChallenges(hearsChallenges)
            .addAllAdditionalHeaders(Requests.headers(configuration.httpAdditionalHeaders()));
    for (HTTPVersion version : configuration.httpVersions()) {
      settings.addHttpVersions(version.name());
    }
    for (ProxyConfiguration proxy : configuration.proxyConfigurations()) {
      settings.addProxies(proxy(proxy));
    }
    return settings.build();
  }

  private static Proxy proxy(ProxyConfiguration proxy) {
    return Proxy.newBuilder()
        .setKind(proxy.kind().name())
        .setHost(proxy.host())
        .setPort(proxy.port())
        .addAllMatchDomains(proxy.matchDomains())
        .addAllExcludedDomains(proxy.excludedDomains())
        .setAllowsFailover(proxy.allowsFailover())
        .build();
  }
}
