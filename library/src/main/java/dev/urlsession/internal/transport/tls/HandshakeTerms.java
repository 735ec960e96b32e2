// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.Origin;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a handshake must know.
 *
 * @param origin whom to expect at the other end
 * @param loop where questions are asked
 * @param challenges whom to ask now; gives null when nobody waits for the connection any more. Used
 *     on the loop
 */
public record HandshakeTerms(Origin origin, Loop loop, Supplier<@Nullable Challenges> challenges) {}
