// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionTaskTransactionMetrics;
import dev.urlsession.URLSessionTaskTransactionMetrics.DomainResolutionProtocol;
import dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType;
import dev.urlsession.internal.transport.ConnectionFacts;
import dev.urlsession.internal.transport.TransactionRecorder;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts what was recorded into the form users get; phases of a reused connection stay out. */
final class TransactionMetrics {

  private static final ConnectionFacts NONE =
      new ConnectionFacts(null, null, null, null, null, null, null, null, null, null, null, false);

  private TransactionMetrics() {}

  static URLSessionTaskTransactionMetrics of(
      URLRequest request,
      @Nullable URLResponse response,
      ResourceFetchType type,
      NetworkPathMonitor.Path path,
      TransactionRecorder recorder) {
    ConnectionFacts facts = recorder.connection() == null ? NONE : recorder.connection();
    ConnectionFacts fresh = recorder.isReused() ? NONE : facts;
    return new URLSessionTaskTransactionMetrics(
        request,
        response,
        recorder.fetchStart(),
        fresh.lookupStart(),
        fresh.lookupEnd(),
        fresh.connectStart(),
        fresh.connectEnd(),
        fresh.secureStart(),
        fresh.secureEnd(),
        recorder.requestStart(),
        recorder.requestEnd(),
        recorder.responseStart(),
        ended(recorder),
        facts.protocol(),
        facts.proxied(),
        recorder.isReused(),
        type,
        recorder.requestHeaderBytes(),
        recorder.requestBodyWireBytes(),
        recorder.requestBodyBytes(),
        recorder.responseHeaderBytes(),
        recorder.responseBodyWireBytes(),
        recorder.decodedBytes(),
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

  private static @Nullable Instant ended(TransactionRecorder recorder) {
    return recorder.responseStart() == null ? null : recorder.responseEnd();
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
