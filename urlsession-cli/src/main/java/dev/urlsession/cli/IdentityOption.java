// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code --cert FILE[:PASS]}; asks for the password where one is needed and none is given.
 */
final class IdentityOption {

  private IdentityOption() {}

  static @Nullable URLCredential read(@Nullable String option, boolean interactive)
      throws CommandFailure {
    if (option == null) {
      return null;
    }
    int colon = Files.exists(Path.of(option)) ? -1 : option.indexOf(':');
    Path file = Path.of(colon < 0 ? option : option.substring(0, colon));
    if (!Files.isReadable(file)) {
      throw CommandFailure.unreadable(file);
    }
    if (colon >= 0) {
      return read(file, option.substring(colon + 1).toCharArray());
    }
    return interactive ? ask(file) : read(file, null);
  }

  // Whether there is a terminal is known already; only older JDKs have no console then.
  @SuppressWarnings("SystemConsoleNull")
  private static URLCredential ask(Path file) throws CommandFailure {
    try {
      return URLCredential.readIdentity(file, null, Persistence.NONE);
    } catch (IOException locked) {
      Console console = System.console();
      return read(file, console == null ? null : console.readPassword("Password of %s: ", file));
    }
  }

  private static URLCredential read(Path file, char @Nullable [] password) throws CommandFailure {
    try {
      return URLCredential.readIdentity(file, password, Persistence.NONE);
    } catch (IOException unreadable) {
      throw CommandFailure.usage("--cert: " + unreadable.getMessage() + ".");
    }
  }
}
