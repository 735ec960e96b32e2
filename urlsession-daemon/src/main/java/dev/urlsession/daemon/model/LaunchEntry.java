// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import java.time.Instant;

/**
 * One start of an application, for those who ask what happened.
 *
 * @param outcome {@code running}, {@code attached}, {@code done}, or what went wrong
 */
public record LaunchEntry(long id, SessionKey session, Instant started, String outcome) {}
