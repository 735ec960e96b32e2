// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

/**
 * A session of an application. The same identifier in another application is another session (S05).
 *
 * @param app the application's name, at most 255 characters
 * @param identifier the identifier the application gave its background configuration
 */
public record SessionKey(String app, String identifier) {

  private static final int LONGEST = 255;

  /** Refuses names that are empty or too long to be a key. */
  public SessionKey {
    check("application", app);
    check("session identifier", identifier);
  }

  private static void check(String what, String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "The " + what + " must have between 1 and " + LONGEST + " characters.");
    }
  }
}
