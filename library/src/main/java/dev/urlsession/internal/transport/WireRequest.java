// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.internal.io.OutgoingBody;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes out.
 *
 * @param target path and query
 * @param headers all of them but Host and the framing of the body
 * @param body open, closed by the transport; null for none
 * @param challenges answers what is asked on the way
 */
public record WireRequest(
    Origin origin,
    String method,
    String target,
    HTTPHeaders headers,
    @Nullable OutgoingBody body,
    Challenges challenges) {}
