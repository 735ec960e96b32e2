// SPDX-License-Identifier: Apache-2.0

/** Attached sessions: who is attached, what they are sent and when, what they ask for. */
@NullMarked
package dev.urlsession.daemon.hub;

import org.jspecify.annotations.NullMarked;
