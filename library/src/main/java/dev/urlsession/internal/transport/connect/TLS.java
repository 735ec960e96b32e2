// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.HTTPVersion;
import dev.urlsession.TLSProtocolVersion;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.TransportRuntime;
import dev.urlsession.internal.transport.TransportSettings;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** TLS as one session speaks it. Made once, off the loop: reading the trusted roots takes time. */
final class TLS {

  private static final long HANDSHAKE_SECONDS = 60;

  private final TransportSettings settings;
  private @Nullable SslContext context;

  TLS(TransportSettings settings) {
    this.settings = settings;
  }

  /** A handler for one connection. May block the first time. */
  synchronized SslHandler newHandler(Origin origin) throws SSLException {
    SslContext ready = context;
    if (ready == null) {
      ready = newContext();
      context = ready;
    }
    // The executor runs what blocks in a handshake: key exchange and decisions of trust.
    SslHandler handler =
        ready.newHandler(
            ByteBufAllocator.DEFAULT,
            origin.host(),
            origin.port(),
            TransportRuntime.shared().files());
    handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    return handler;
  }

  private SslContext newContext() throws SSLException {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.JDK)
            .endpointIdentificationAlgorithm("HTTPS")
            .protocols(versions())
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    applicationProtocols()));
    if (settings.trustManager() != null) {
      builder.trustManager(settings.trustManager());
    }
    return builder.build();
  }

  private List<String> versions() {
    List<String> names = new ArrayList<>();
    for (TLSProtocolVersion version : TLSProtocolVersion.values()) {
      if (version.compareTo(settings.minimumTLS()) >= 0
          && version.compareTo(settings.maximumTLS()) <= 0) {
        names.add(version.protocolName());
      }
    }
    return names;
  }

  private List<String> applicationProtocols() {
    List<String> names = new ArrayList<>();
    if (settings.versions().contains(HTTPVersion.HTTP_2)) {
      names.add(HTTPVersion.HTTP_2.protocolName());
    }
    names.add(HTTPVersion.HTTP_1_1.protocolName());
    return names;
  }
}
