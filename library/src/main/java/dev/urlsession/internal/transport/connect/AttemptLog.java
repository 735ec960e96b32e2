// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.HTTPVersion;
import dev.urlsession.TLSProtocolVersion;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.tls.CipherSuites;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Instant;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Takes down when which step of an attempt began and ended. Confined to the loop. */
final class AttemptLog {

  private final Timers timers;
  private @Nullable Instant lookupStart;
  private @Nullable Instant lookupEnd;
  private @Nullable Instant connectStart;
  private @Nullable Instant secureStart;
  private @Nullable Instant secureEnd;
  private @Nullable Instant connectEnd;

  AttemptLog(Timers timers) {
    this.timers = timers;
  }

  void lookingUp() {
    lookupStart = timers.now();
  }

  void lookedUp() {
    lookupEnd = timers.now();
    connectStart = lookupEnd;
  }

  void securing() {
    secureStart = timers.now();
  }

  void secured() {
    secureEnd = timers.now();
  }

  void connected() {
    connectEnd = timers.now();
  }

  ConnectionFacts facts(
      Channel channel, HTTPVersion version, @Nullable SSLSession session, boolean proxied) {
    return new ConnectionFacts(
        phases(),
        version.protocolName(),
        (InetSocketAddress) channel.localAddress(),
        (InetSocketAddress) channel.remoteAddress(),
        session == null ? null : tlsVersion(session.getProtocol()),
        session == null ? null : CipherSuites.number(session.getCipherSuite()),
        proxied);
  }

  /** Of an attempt that failed. */
  ConnectionFacts facts(boolean proxied) {
    return new ConnectionFacts(phases(), null, null, null, null, null, proxied);
  }

  private ConnectionFacts.Phases phases() {
    return new ConnectionFacts.Phases(
        lookupStart, lookupEnd, connectStart, secureStart, secureEnd, connectEnd);
  }

  private static @Nullable Integer tlsVersion(String name) {
    for (TLSProtocolVersion version : TLSProtocolVersion.values()) {
      if (version.protocolName().equals(name)) {
        return version.rawValue();
      }
    }
    return null;
  }
}
