// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionTaskTransactionMetrics;
import dev.urlsession.URLSessionTaskTransactionMetrics.DomainResolutionProtocol;
import dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType;
import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.TransactionNotes;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts what was recorded into the form users get; phases of a reused connection stay out. */
final class TransactionMetrics {

  private static final ConnectionFacts NONE =
      new ConnectionFacts(ConnectionFacts.Phases.NONE, null, null, null, null, null, false);

  private TransactionMetrics() {}

  static URLSessionTaskTransactionMetrics of(
      URLRequest request,
      @Nullable URLResponse response,
      ResourceFetchType type,
      NetworkPathMonitor.Path path,
      TransactionNotes notes) {
    ConnectionFacts facts = notes.connection() == null ? NONE : notes.connection();
    ConnectionFacts.Phases fresh =
        facts.phases() == null ? ConnectionFacts.Phases.NONE : facts.phases();
    return new URLSessionTaskTransactionMetrics(
        request,
        response,
        notes.fetchStart(),
        fresh.lookupStart(),
        fresh.lookupEnd(),
        fresh.connectStart(),
        fresh.connectEnd(),
        fresh.secureStart(),
        fresh.secureEnd(),
        notes.requestStart(),
        notes.requestEnd(),
        notes.responseStart(),
        ended(notes),
        facts.protocol(),
        facts.proxied(),
        facts.isReused(),
        type,
        notes.requestHeaderBytes(),
        notes.requestBodyWireBytes(),
        notes.requestBodyBytes(),
        notes.responseHeaderBytes(),
        notes.responseBodyWireBytes(),
        notes.decodedBytes(),
        address(facts.local()),
        port(facts.local()),
        address(facts.remote()),
        port(facts.remote()),
        facts.tlsVersion(),
        facts.cipherSuite(),
        path.cellular(),
        path.expensive(),
        path.constrained(),
        false,
        DomainResolutionProtocol.UNKNOWN);
  }

  private static @Nullable Instant ended(TransactionNotes notes) {
    return notes.responseStart() == null ? null : notes.responseEnd();
  }

  private static @Nullable String address(@Nullable InetSocketAddress socket) {
    return socket == null || socket.getAddress() == null
        ? null
        : socket.getAddress().getHostAddress();
  }

  private static @Nullable Integer port(@Nullable InetSocketAddress socket) {
    return socket == null ? null : socket.getPort();
  }
}
