// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a connection, or of the attempt to make one; what did not happen is null. */
public record ConnectionFacts(
    @Nullable Instant lookupStart,
    @Nullable Instant lookupEnd,
    @Nullable Instant connectStart,
    @Nullable Instant secureStart,
    @Nullable Instant secureEnd,
    @Nullable Instant connectEnd,
    @Nullable String protocol,
    @Nullable InetSocketAddress local,
    @Nullable InetSocketAddress remote,
    @Nullable Integer tlsVersion,
    @Nullable Integer cipherSuite,
    boolean proxied) {}
