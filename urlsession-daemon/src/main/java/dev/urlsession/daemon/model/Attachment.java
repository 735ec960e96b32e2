// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

/**
 * The right to act for a session. Each attach gets a higher epoch, and what comes with an older one
 * is refused (E12).
 */
public record Attachment(SessionKey session, long epoch) {}
