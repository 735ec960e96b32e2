// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** How a server speaks TLS. */
record TlsSetup(
    TestCertificate certificate,
    boolean http2,
    List<String> protocols,
    @Nullable X509Certificate clientCertificate) {

  SslContext context() {
    SslContextBuilder builder =
        SslContextBuilder.forServer(certificate.privateKey(), certificate.chain())
            .sslProvider(SslProvider.JDK)
            .applicationProtocolConfig(alpn());
    if (!protocols.isEmpty()) {
      builder.protocols(protocols);
    }
    if (clientCertificate != null) {
      builder.trustManager(clientCertificate).clientAuth(ClientAuth.REQUIRE);
    }
    try {
      return builder.build();
    } catch (SSLException e) {
      throw new IllegalStateException("This Java runtime cannot serve TLS with these settings", e);
    }
  }

  private ApplicationProtocolConfig alpn() {
    List<String> offered =
        http2
            ? List.of(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1)
            : List.of(ApplicationProtocolNames.HTTP_1_1);
    return new ApplicationProtocolConfig(
        Protocol.ALPN,
        SelectorFailureBehavior.NO_ADVERTISE,
        SelectedListenerFailureBehavior.ACCEPT,
        offered);
  }
}
