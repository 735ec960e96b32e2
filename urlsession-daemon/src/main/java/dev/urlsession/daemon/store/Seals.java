// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.SessionKey;

/** The names of rows that sealed values are bound to. */
final class Seals {

  private Seals() {}

  static String settings(SessionKey session) {
    return name("settings", session, 0);
  }

  static String spec(SessionKey session, long taskIdentifier) {
    return name("spec", session, taskIdentifier);
  }

  static String resumeData(SessionKey session, long taskIdentifier) {
    return name("resume", session, taskIdentifier);
  }

  static String result(SessionKey session, long taskIdentifier) {
    return name("result", session, taskIdentifier);
  }

  static String event(SessionKey session, long sequence) {
    return name("event", session, sequence);
  }

  // Lengths in front, so that no two pairs of names read the same.
  private static String name(String column, SessionKey session, long number) {
    return column
        + ' '
        + number
        + ' '
        + session.app().length()
        + ' '
        + session.app()
        + session.identifier();
  }
}
