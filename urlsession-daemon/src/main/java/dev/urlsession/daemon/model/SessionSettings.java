// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPVersion;
import dev.urlsession.ProxyConfiguration;
import dev.urlsession.TLSProtocolVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The part of a session's configuration that the daemon acts on.
 *
 * @param timeoutForRequest silence that ends an attempt
 * @param timeoutForResource age that ends a task
 * @param sendsLaunchEvents whether the application is started when its tasks are done
 * @param proxies in the order to try them
 * @param hearsChallenges whether its delegate has a method for challenges: while nobody is there,
 *     they wait for it
 */
public record SessionSettings(
    Duration timeoutForRequest,
    Duration timeoutForResource,
    int maximumConnectionsPerHost,
    boolean discretionary,
    boolean sendsLaunchEvents,
    boolean allowsCellular,
    boolean allowsExpensive,
    boolean allowsConstrained,
    TLSProtocolVersion tlsMinimum,
    TLSProtocolVersion tlsMaximum,
    Set<HTTPVersion> httpVersions,
    int maximumRedirects,
    HTTPHeaders additionalHeaders,
    List<ProxyConfiguration> proxies,
    boolean hearsChallenges) {

  /** Copies the collections. */
  public SessionSettings {
    httpVersions = Set.copyOf(httpVersions);
    proxies = List.copyOf(proxies);
  }

  /** Apple's defaults for a background configuration. */
  public static SessionSettings defaults() {
    return new SessionSettingsBuilder().build();
  }

  /** Without the headers and proxies, which may hold secrets. */
  @Override
  public String toString() {
    return "SessionSettings[" + timeoutForRequest + ", " + timeoutForResource + "]";
  }
}
