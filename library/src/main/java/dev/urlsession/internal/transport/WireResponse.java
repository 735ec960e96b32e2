// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.internal.io.BodySource;

/**
 * A response as it came in.
 *
 * @param version such as HTTP/1.1
 * @param body as on the wire, without the framing; must be read to its end or cancelled
 */
public record WireResponse(int status, String version, HTTPHeaders headers, BodySource body) {}
