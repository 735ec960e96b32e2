// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.HTTPVersion;
import dev.urlsession.NetworkServiceType;
import dev.urlsession.TLSProtocolVersion;
import dev.urlsession.URLSessionConfiguration;
import java.util.Set;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What the transport needs of a session's configuration. */
public record TransportSettings(
    Set<HTTPVersion> versions,
    int maximumConnectionsPerHost,
    int maximumHeaderBytes,
    int maximumHeaderCount,
    TLSProtocolVersion minimumTLS,
    TLSProtocolVersion maximumTLS,
    @Nullable X509TrustManager trustManager,
    NetworkServiceType serviceType) {

  /** Takes them out of the configuration. */
  public static TransportSettings of(URLSessionConfiguration configuration) {
    return new TransportSettings(
        configuration.httpVersions(),
        configuration.httpMaximumConnectionsPerHost(),
        configuration.maximumHeaderBytes(),
        configuration.maximumHeaderCount(),
        configuration.tlsMinimumSupportedProtocolVersion(),
        configuration.tlsMaximumSupportedProtocolVersion(),
        configuration.trustManager(),
        configuration.networkServiceType());
  }
}
