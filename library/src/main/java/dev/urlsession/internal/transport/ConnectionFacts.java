// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection, or of the attempt to make one; what did not happen is null.
 *
 * @param phases how it was made; null for requests that found it made
 */
public record ConnectionFacts(
    @Nullable Phases phases,
    @Nullable String protocol,
    @Nullable InetSocketAddress local,
    @Nullable InetSocketAddress remote,
    @Nullable Integer tlsVersion,
    @Nullable Integer cipherSuite,
    boolean proxied) {

  /** When which step of making it began and ended. */
  public record Phases(
      @Nullable Instant lookupStart,
      @Nullable Instant lookupEnd,
      @Nullable Instant connectStart,
      @Nullable Instant secureStart,
      @Nullable Instant secureEnd,
      @Nullable Instant connectEnd) {

    /** No step. */
    public static final Phases NONE = new Phases(null, null, null, null, null, null);
  }

  /** Whether it was there before the request. */
  public boolean isReused() {
    return phases == null;
  }

  /** For the next request, which finds it made. */
  public ConnectionFacts reused() {
    return isReused()
        ? this
        : new ConnectionFacts(null, protocol, local, remote, tlsVersion, cipherSuite, proxied);
  }
}
