// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

/** The session is attached to another process, which lives (E11). */
public final class SessionInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SessionInUseException(String identifier) {
    super(
        "The background session "
            + identifier
            + " is in use by another process; a session belongs to one process at a time.");
  }
}
