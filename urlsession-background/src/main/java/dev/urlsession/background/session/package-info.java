// SPDX-License-Identifier: Apache-2.0

/**
 * The library's half of background sessions: tasks that are driven by the daemon, and the daemon's
 * events as calls of those tasks.
 *
 * <pre>
 *   Session ─ RemoteLink ─ RemoteDriver ─▶ calls ─▶ daemon
 *      ▲          ▲
 *      └─ host ── RemoteEvents ◀── live and stored events ◀── daemon
 * </pre>
 */
@NullMarked
package dev.urlsession.background.session;

import org.jspecify.annotations.NullMarked;
