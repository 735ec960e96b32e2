// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a task waits for.
 *
 * @param until when it may be tried again; null when only an event can end the wait
 */
public record Wait(WaitReason reason, @Nullable Instant until) {}
