// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to be attached to which session.
 *
 * @param settings null to keep those it has
 * @param nonce what the daemon started the application with; null when it did not
 * @param window how many events may be under way
 * @param answers whether it answers challenges
 * @param process tells the process from others; one process may take its session over
 */
public record AttachRequest(
    SessionKey session,
    @Nullable SessionSettings settings,
    @Nullable String nonce,
    int window,
    boolean answers,
    String process) {}
