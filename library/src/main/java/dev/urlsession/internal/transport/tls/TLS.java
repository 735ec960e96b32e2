// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import dev.urlsession.HTTPVersion;
import dev.urlsession.TLSProtocolVersion;
import dev.urlsession.internal.transport.TransportSettings;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS as one session speaks it: versions, protocols, and a cache of TLS sessions, so that a
 * decision of trust holds for later connections to the same host (B-166). Thread-safe.
 *
 * <p>It uses the JDK's engines themselves and not Netty's wrapping of them: the engine that asks
 * about trust is then the one made here, and so tells whose handshake it is.
 */
public final class TLS {

  /** As long as Apple's. */
  private static final int RESUMABLE_SECONDS = 600;

  private final TransportSettings settings;
  private final Handshakes handshakes = new Handshakes();
  private @Nullable SSLContext context;

  /** For one session. */
  public TLS(TransportSettings settings) {
    this.settings = settings;
  }

  /** Gets ready. May block: to be called off the loop, before the first handshake. */
  public synchronized void prepare() throws GeneralSecurityException {
    if (context == null) {
      context = newContext();
    }
  }

  /** Later connections begin with a full handshake and ask anew about trust. */
  public synchronized void forget() {
    context = null;
  }

  /** A handshake with the host, to be put into a pipeline. */
  public Handshake begin(HandshakeTerms terms) throws GeneralSecurityException {
    SSLContext ready = ready();
    SSLEngine engine = ready.createSSLEngine(terms.origin().host(), terms.origin().port());
    engine.setUseClientMode(true);
    engine.setSSLParameters(parameters(engine.getSSLParameters(), terms.origin().host()));
    return handshakes.begin(engine, terms, settings.trustManager());
  }

  private synchronized SSLContext ready() throws GeneralSecurityException {
    prepare();
    return Objects.requireNonNull(context);
  }

  private SSLContext newContext() throws GeneralSecurityException {
    SSLContext made = SSLContext.getInstance("TLS");
    made.init(
        new KeyManager[] {new HandshakeKeys(handshakes)},
        new TrustManager[] {new HandshakeTrust(handshakes)},
        null);
    made.getClientSessionContext().setSessionTimeout(RESUMABLE_SECONDS);
    return made;
  }

  private SSLParameters parameters(SSLParameters parameters, String host) {
    parameters.setProtocols(versions());
    parameters.setApplicationProtocols(applicationProtocols());
    SNIHostName name = serverName(host);
    if (name != null) {
      parameters.setServerNames(List.of(name));
    }
    return parameters;
  }

  private String[] versions() {
    List<String> names = new ArrayList<>();
    for (TLSProtocolVersion version : TLSProtocolVersion.values()) {
      if (version.compareTo(settings.minimumTLS()) >= 0
          && version.compareTo(settings.maximumTLS()) <= 0) {
        names.add(version.protocolName());
      }
    }
    return names.toArray(new String[0]);
  }

  private String[] applicationProtocols() {
    String http1 = HTTPVersion.HTTP_1_1.protocolName();
    return settings.versions().contains(HTTPVersion.HTTP_2)
        ? new String[] {HTTPVersion.HTTP_2.protocolName(), http1}
        : new String[] {http1};
  }

  /** The JDK names the host only when there is a dot in it; servers want to know any (SNI). */
  private static @Nullable SNIHostName serverName(String host) {
    boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (address || bare.isEmpty()) {
      return null;
    }
    try {
      return new SNIHostName(bare);
    } catch (IllegalArgumentException notForSNI) {
      return null;
    }
  }
}
