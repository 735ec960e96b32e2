// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.HTTPVersion;
import dev.urlsession.TLSProtocolVersion;
import dev.urlsession.URLError;
import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.TransportRuntime;
import dev.urlsession.internal.transport.TransportSettings;
import dev.urlsession.internal.transport.pool.Connector;
import dev.urlsession.internal.transport.tls.CipherSuites;
import dev.urlsession.internal.transport.tls.Handshake;
import dev.urlsession.internal.transport.tls.Handshake.ClientCertificate;
import dev.urlsession.internal.transport.tls.HandshakeTerms;
import dev.urlsession.internal.transport.tls.TLS;
import dev.urlsession.internal.transport.tls.TLSFailures;
import dev.urlsession.internal.transport.wire.Http1Connection;
import dev.urlsession.internal.transport.wire.Http2Connection;
import dev.urlsession.internal.transport.wire.PooledConnection;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** One connection in the making: lookup, race, TLS, in this order. Confined to the loop. */
final class ConnectionAttempt implements Cancellable {

  private final Origin origin;
  private final Loop loop;
  private final Timers timers;
  private final TransportSettings settings;
  private final TLS tls;
  private final Bootstrap bootstrap;
  private final PooledConnection.Listener listener;
  private final Connector.Result result;
  private @Nullable Race race;
  private @Nullable Channel channel;
  private @Nullable HandshakeDeadline deadline;
  private @Nullable Instant lookupStart;
  private @Nullable Instant lookupEnd;
  private @Nullable Instant connectStart;
  private @Nullable Instant secureStart;
  private @Nullable Instant secureEnd;
  private @Nullable Instant connectEnd;
  private boolean over;

  ConnectionAttempt(
      Origin origin,
      Loop loop,
      Timers timers,
      TransportSettings settings,
      TLS tls,
      Bootstrap bootstrap,
      PooledConnection.Listener listener,
      Connector.Result result) {
    this.origin = origin;
    this.loop = loop;
    this.timers = timers;
    this.settings = settings;
    this.tls = tls;
    this.bootstrap = bootstrap;
    this.listener = listener;
    this.result = result;
  }

  void start() {
    lookupStart = timers.now();
    TransportRuntime.shared().names().execute(this::lookup);
  }

  @Override
  public void cancel() {
    end();
    if (race != null) {
      race.cancel();
    }
    if (channel != null) {
      channel.close();
    }
  }

  private void lookup() {
    try {
      List<InetAddress> addresses = List.of(InetAddress.getAllByName(origin.host()));
      if (origin.isSecure()) {
        tls.prepare();
      }
      loop.execute(() -> connect(Addresses.interleaved(addresses)));
    } catch (UnknownHostException | SecurityException unknown) {
      loop.execute(() -> fail(ConnectFailures.lookup(origin, unknown)));
    } catch (GeneralSecurityException | RuntimeException noTLS) {
      loop.execute(() -> fail(noTLS(noTLS)));
    }
  }

  private URLError noTLS(Exception thrown) {
    return TLSFailures.of(origin.host(), thrown, ClientCertificate.NOT_ASKED_FOR);
  }

  private void connect(List<InetAddress> addresses) {
    if (over) {
      return;
    }
    lookupEnd = timers.now();
    connectStart = lookupEnd;
    race =
        new Race(
            bootstrap,
            loop,
            addresses,
            origin.port(),
            this::connected,
            lost -> fail(ConnectFailures.connect(origin, lost)));
    race.start();
  }

  private void connected(Channel winner) {
    race = null;
    channel = winner;
    if (!origin.isSecure()) {
      ready(winner, null);
      return;
    }
    secureStart = timers.now();
    try {
      secure(winner, tls.begin(new HandshakeTerms(origin, loop, result::challenges)));
    } catch (GeneralSecurityException | RuntimeException noTLS) {
      fail(noTLS(noTLS));
    }
  }

  private void secure(Channel winner, Handshake handshake) {
    deadline = new HandshakeDeadline(loop, handshake, () -> fail(ConnectFailures.slow(origin)));
    handshake
        .on(winner.pipeline())
        .addListener(
            done -> {
              if (over) {
                winner.close();
              } else if (done.isSuccess()) {
                secureEnd = timers.now();
                handshake.succeeded(winner.pipeline());
                ready(winner, handshake);
              } else {
                fail(handshake.failure(done.cause()));
              }
            });
    winner.read();
  }

  private void ready(Channel winner, @Nullable Handshake handshake) {
    end();
    connectEnd = timers.now();
    boolean http2 =
        handshake != null
            && HTTPVersion.HTTP_2.protocolName().equals(handshake.applicationProtocol());
    HTTPVersion version = http2 ? HTTPVersion.HTTP_2 : HTTPVersion.HTTP_1_1;
    ConnectionFacts facts = facts(winner, version, handshake);
    int bytes = settings.maximumHeaderBytes();
    int count = settings.maximumHeaderCount();
    result.connected(
        http2
            ? Http2Connection.on(winner, facts, listener, bytes, count)
            : Http1Connection.on(winner, facts, listener, bytes, count));
  }

  private void end() {
    over = true;
    if (deadline != null) {
      deadline.cancel();
    }
  }

  private ConnectionFacts facts(
      Channel winner, HTTPVersion version, @Nullable Handshake handshake) {
    SSLSession session = handshake == null ? null : handshake.session();
    return new ConnectionFacts(
        lookupStart,
        lookupEnd,
        connectStart,
        secureStart,
        secureEnd,
        connectEnd,
        version.protocolName(),
        (InetSocketAddress) winner.localAddress(),
        (InetSocketAddress) winner.remoteAddress(),
        session == null ? null : tlsVersion(session.getProtocol()),
        session == null ? null : CipherSuites.number(session.getCipherSuite()));
  }

  private static @Nullable Integer tlsVersion(String name) {
    for (TLSProtocolVersion version : TLSProtocolVersion.values()) {
      if (version.protocolName().equals(name)) {
        return version.rawValue();
      }
    }
    return null;
  }

  private void fail(URLError error) {
    if (over) {
      return;
    }
    end();
    if (channel != null) {
      channel.close();
    }
    result.failed(
        error,
        new ConnectionFacts(
            lookupStart,
            lookupEnd,
            connectStart,
            secureStart,
            secureEnd,
            connectEnd,
            null,
            null,
            null,
            null,
            null));
  }
}
