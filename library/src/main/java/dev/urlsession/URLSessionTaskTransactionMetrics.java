// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one request did on the network. Apple: {@code NSURLSessionTaskTransactionMetrics}.
 *
 * <p>A phase that did not happen is null: on a reused connection there is no name lookup, connect
 * or TLS (B-352). A phase that failed has a start and no end. Byte counts are those on the wire,
 * framing included, before TLS; for HTTP/2 the header counts are those of the compressed header
 * blocks with their frame headers.
 *
 * @param request what was asked
 * @param response what was answered; null on failure
 * @param fetchStartDate when the work began
 * @param domainLookupStartDate when the name was looked up
 * @param domainLookupEndDate when its addresses were known
 * @param connectStartDate when the connection was begun
 * @param connectEndDate when it stood, TLS included
 * @param secureConnectionStartDate when TLS was begun
 * @param secureConnectionEndDate when TLS stood
 * @param requestStartDate when the first byte of the request was written
 * @param requestEndDate when its last byte was written
 * @param responseStartDate when the first byte of the response came
 * @param responseEndDate when its last byte came
 * @param networkProtocolName the ALPN name of the protocol: {@code http/1.1}, {@code h2}
 * @param isProxyConnection whether it went through a proxy
 * @param isReusedConnection whether the connection was used before
 * @param resourceFetchType where the answer came from
 * @param countOfRequestHeaderBytesSent header bytes sent
 * @param countOfRequestBodyBytesSent body bytes sent, with framing
 * @param countOfRequestBodyBytesBeforeEncoding body bytes before framing
 * @param countOfResponseHeaderBytesReceived header bytes received
 * @param countOfResponseBodyBytesReceived body bytes received, with framing
 * @param countOfResponseBodyBytesAfterDecoding body bytes handed to the client
 * @param localAddress our address
 * @param localPort our port
 * @param remoteAddress the server's address
 * @param remotePort the server's port
 * @param negotiatedTLSProtocolVersion the number of the TLS version, such as 772 for 1.3
 * @param negotiatedTLSCipherSuite the IANA number of the cipher suite, such as 4865
 * @param isCellular whether it went over a mobile network
 * @param isExpensive whether the network costs by volume
 * @param isConstrained whether the user asked to save data
 * @param isMultipath always false: a JVM has no multipath TCP
 * @param domainResolutionProtocol how the name was looked up; the JVM does not tell
 */
public record URLSessionTaskTransactionMetrics(
    URLRequest request,
    @Nullable URLResponse response,
    @Nullable Instant fetchStartDate,
    @Nullable Instant domainLookupStartDate,
    @Nullable Instant domainLookupEndDate,
    @Nullable Instant connectStartDate,
    @Nullable Instant connectEndDate,
    @Nullable Instant secureConnectionStartDate,
    @Nullable Instant secureConnectionEndDate,
    @Nullable Instant requestStartDate,
    @Nullable Instant requestEndDate,
    @Nullable Instant responseStartDate,
    @Nullable Instant responseEndDate,
    @Nullable String networkProtocolName,
    boolean isProxyConnection,
    boolean isReusedConnection,
    ResourceFetchType resourceFetchType,
    long countOfRequestHeaderBytesSent,
    long countOfRequestBodyBytesSent,
    long countOfRequestBodyBytesBeforeEncoding,
    long countOfResponseHeaderBytesReceived,
    long countOfResponseBodyBytesReceived,
    long countOfResponseBodyBytesAfterDecoding,
    @Nullable String localAddress,
    @Nullable Integer localPort,
    @Nullable String remoteAddress,
    @Nullable Integer remotePort,
    @Nullable Integer negotiatedTLSProtocolVersion,
    @Nullable Integer negotiatedTLSCipherSuite,
    boolean isCellular,
    boolean isExpensive,
    boolean isConstrained,
    boolean isMultipath,
    DomainResolutionProtocol domainResolutionProtocol) {

  /**
   * What the cache had to do with it, why, and how old a stored response was; null when there is no
   * response or no cache was asked.
   */
  public @Nullable URLCacheUse cacheUse() {
    return response instanceof HTTPURLResponse http ? http.cacheUse() : null;
  }

  /** Where an answer came from. Apple: {@code NSURLSessionTaskMetricsResourceFetchType}. */
  public enum ResourceFetchType {
    /** Not known, such as from a custom protocol. */
    UNKNOWN,
    /** From the network. */
    NETWORK_LOAD,
    /** Pushed by the server; never produced. */
    SERVER_PUSH,
    /** From the cache. */
    LOCAL_CACHE
  }

  /** How a name was looked up. */
  public enum DomainResolutionProtocol {
    /** The JVM does not tell. */
    UNKNOWN,
    /** DNS over UDP. */
    UDP,
    /** DNS over TCP. */
    TCP,
    /** DNS over TLS. */
    TLS,
    /** DNS over HTTPS. */
    HTTPS
  }
}
