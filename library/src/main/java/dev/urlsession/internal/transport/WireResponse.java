// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.internal.io.BodySource;
import org.jspecify.annotations.Nullable;

/**
 * A response as it came in.
 *
 * @param version such as HTTP/1.1
 * @param body as on the wire, without the framing; must be read to its end or cancelled
 * @param proxy whom the request went to in place of the origin; null when it went to the origin,
 *     also through a tunnel
 */
public record WireResponse(
    int status, String version, HTTPHeaders headers, BodySource body, @Nullable ProxyPeer proxy) {}
