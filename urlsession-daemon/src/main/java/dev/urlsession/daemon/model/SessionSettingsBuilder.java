// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPVersion;
import dev.urlsession.ProxyConfiguration;
import dev.urlsession.TLSProtocolVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Builds {@link SessionSettings}, from Apple's defaults for a background configuration. */
public final class SessionSettingsBuilder {

  private Duration timeoutForRequest = Duration.ofSeconds(60);
  private Duration timeoutForResource = Duration.ofDays(7);
  private int maximumConnectionsPerHost = 6;
  private boolean discretionary = false;
  private boolean sendsLaunchEvents = true;
  private boolean allowsCellular = true;
  private boolean allowsExpensive = true;
  private boolean allowsConstrained = true;
  private TLSProtocolVersion tlsMinimum = TLSProtocolVersion.TLS_1_2;
  private TLSProtocolVersion tlsMaximum = TLSProtocolVersion.TLS_1_3;
  private Set<HTTPVersion> httpVersions = Set.of(HTTPVersion.values());
  private int maximumRedirects = 20;
  private HTTPHeaders additionalHeaders = HTTPHeaders.empty();
  private List<ProxyConfiguration> proxies = List.of();
  private boolean hearsChallenges = false;

  public SessionSettingsBuilder timeoutForRequest(Duration value) {
    timeoutForRequest = value;
    return this;
  }

  public SessionSettingsBuilder timeoutForResource(Duration value) {
    timeoutForResource = value;
    return this;
  }

  public SessionSettingsBuilder maximumConnectionsPerHost(int value) {
    maximumConnectionsPerHost = value;
    return this;
  }

  public SessionSettingsBuilder discretionary(boolean value) {
    discretionary = value;
    return this;
  }

  public SessionSettingsBuilder sendsLaunchEvents(boolean value) {
    sendsLaunchEvents = value;
    return this;
  }

  public SessionSettingsBuilder allowsCellular(boolean value) {
    allowsCellular = value;
    return this;
  }

  public SessionSettingsBuilder allowsExpensive(boolean value) {
    allowsExpensive = value;
    return this;
  }

  public SessionSettingsBuilder allowsConstrained(boolean value) {
    allowsConstrained = value;
    return this;
  }

  public SessionSettingsBuilder tlsMinimum(TLSProtocolVersion value) {
    tlsMinimum = value;
    return this;
  }

  public SessionSettingsBuilder tlsMaximum(TLSProtocolVersion value) {
    tlsMaximum = value;
    return this;
  }

  public SessionSettingsBuilder httpVersions(Set<HTTPVersion> value) {
    httpVersions = value;
    return this;
  }

  public SessionSettingsBuilder maximumRedirects(int value) {
    maximumRedirects = value;
    return this;
  }

  public SessionSettingsBuilder additionalHeaders(HTTPHeaders value) {
    additionalHeaders = value;
    return this;
  }

  public SessionSettingsBuilder proxies(List<ProxyConfiguration> value) {
    proxies = value;
    return this;
  }

  public SessionSettingsBuilder hearsChallenges(boolean value) {
    hearsChallenges = value;
    return this;
  }

  public SessionSettings build() {
    return new SessionSettings(
        timeoutForRequest,
        timeoutForResource,
        maximumConnectionsPerHost,
        discretionary,
        sendsLaunchEvents,
        allowsCellular,
        allowsExpensive,
        allowsConstrained,
        tlsMinimum,
        tlsMaximum,
        httpVersions,
        maximumRedirects,
        additionalHeaders,
        proxies,
        hearsChallenges);
  }
}
