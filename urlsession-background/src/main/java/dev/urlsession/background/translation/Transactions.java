// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.translation;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLSessionTaskTransactionMetrics;
import dev.urlsession.URLSessionTaskTransactionMetrics.DomainResolutionProtocol;
import dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType;
import dev.urlsession.background.protocol.TransactionMetrics;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request and its answer, as measured. */
final class Transactions {

  private Transactions() {}

  static TransactionMetrics toMessage(URLSessionTaskTransactionMetrics one) {
    TransactionMetrics.Builder to =
        TransactionMetrics.newBuilder()
            .setRequest(Requests.toMessage(one.request()))
            .setProxied(one.isProxyConnection())
            .setReused(one.isReusedConnection())
            .setFetchType(one.resourceFetchType().name())
            .setRequestHeaderBytes(one.countOfRequestHeaderBytesSent())
            .setRequestBodyBytes(one.countOfRequestBodyBytesSent())
            .setRequestBodyBytesBeforeEncoding(one.countOfRequestBodyBytesBeforeEncoding())
            .setResponseHeaderBytes(one.countOfResponseHeaderBytesReceived())
            .setResponseBodyBytes(one.countOfResponseBodyBytesReceived())
            .setResponseBodyBytesAfterDecoding(one.countOfResponseBodyBytesAfterDecoding())
            .setCellular(one.isCellular())
            .setExpensive(one.isExpensive())
            .setConstrained(one.isConstrained())
            .setMultipath(one.isMultipath())
            .setResolution(one.domainResolutionProtocol().name());
    if (one.response() instanceof HTTPURLResponse response) {
      to.setResponse(Responses.toMessage(response));
    }
    time(one.fetchStartDate(), to::setFetchStart);
    time(one.domainLookupStartDate(), to::setDomainLookupStart);
    time(one.domainLookupEndDate(), to::setDomainLookupEnd);
    time(one.connectStartDate(), to::setConnectStart);
    time(one.connectEndDate(), to::setConnectEnd);
    time(one.secureConnectionStartDate(), to::setSecureConnectionStart);
    time(one.secureConnectionEndDate(), to::setSecureConnectionEnd);
    time(one.requestStartDate(), to::setRequestStart);
    time(one.requestEndDate(), to::setRequestEnd);
    time(one.responseStartDate(), to::setResponseStart);
    time(one.responseEndDate(), to::setResponseEnd);
    given(one.networkProtocolName(), to::setProtocol);
    given(one.localAddress(), to::setLocalAddress);
    given(one.localPort(), to::setLocalPort);
    given(one.remoteAddress(), to::setRemoteAddress);
    given(one.remotePort(), to::setRemotePort);
    given(one.negotiatedTLSProtocolVersion(), to::setTlsVersion);
    given(one.negotiatedTLSCipherSuite(), to::setTlsCipherSuite);
    return to.build();
  }

  static URLSessionTaskTransactionMetrics fromMessage(TransactionMetrics from) {
    return new URLSessionTaskTransactionMetrics(
        Requests.fromMessage(from.getRequest()),
        Responses.fromMessage(from.hasResponse(), from.getResponse()),
        time(from.hasFetchStart(), from.getFetchStart()),
        time(from.hasDomainLookupStart(), from.getDomainLookupStart()),
        time(from.hasDomainLookupEnd(), from.getDomainLookupEnd()),
        time(from.hasConnectStart(), from.getConnectStart()),
        time(from.hasConnectEnd(), from.getConnectEnd()),
        time(from.hasSecureConnectionStart(), from.getSecureConnectionStart()),
        time(from.hasSecureConnectionEnd(), from.getSecureConnectionEnd()),
        time(from.hasRequestStart(), from.getRequestStart()),
        time(from.hasRequestEnd(), from.getRequestEnd()),
        time(from.hasResponseStart(), from.getResponseStart()),
        time(from.hasResponseEnd(), from.getResponseEnd()),
        given(from.hasProtocol(), from.getProtocol()),
        from.getProxied(),
        from.getReused(),
        constant(from.getFetchType(), ResourceFetchType.UNKNOWN),
        from.getRequestHeaderBytes(),
        from.getRequestBodyBytes(),
        from.getRequestBodyBytesBeforeEncoding(),
        from.getResponseHeaderBytes(),
        from.getResponseBodyBytes(),
        from.getResponseBodyBytesAfterDecoding(),
        given(from.hasLocalAddress(), from.getLocalAddress()),
        given(from.hasLocalPort(), from.getLocalPort()),
        given(from.hasRemoteAddress(), from.getRemoteAddress()),
        given(from.hasRemotePort(), from.getRemotePort()),
        given(from.hasTlsVersion(), from.getTlsVersion()),
        given(from.hasTlsCipherSuite(), from.getTlsCipherSuite()),
        from.getCellular(),
        from.getExpensive(),
        from.getConstrained(),
        from.getMultipath(),
        constant(from.getResolution(), DomainResolutionProtocol.UNKNOWN));
  }

  private static void time(@Nullable Instant time, Consumer<Long> set) {
    if (time != null) {
      set.accept(Metrics.nanos(time));
    }
  }

  private static @Nullable Instant time(boolean present, long nanos) {
    return present ? Metrics.time(nanos) : null;
  }

  private static <T> void given(@Nullable T value, Consumer<T> set) {
    if (value != null) {
      set.accept(value);
    }
  }

  private static <T> @Nullable T given(boolean present, T value) {
    return present ? value : null;
  }

  /** A constant that only the other side knows is taken for the default. */
  private static <E extends Enum<E>> E constant(String name, E otherwise) {
    for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    return otherwise;
  }
}
