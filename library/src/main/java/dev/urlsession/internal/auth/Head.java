// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import org.jspecify.annotations.Nullable;

/**
 * What a proof may have to speak of.
 *
 * @param target as in the request line
 * @param bodyHash of the body by the proof's own algorithm, in hexadecimal; null when none is
 *     wanted
 */
public record Head(String method, String target, @Nullable String bodyHash) {}
