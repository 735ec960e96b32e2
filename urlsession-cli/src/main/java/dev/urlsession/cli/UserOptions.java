// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who signs in. */
final class UserOptions {

  static final String PASSWORD = "URLSESSION_PASSWORD";
  static final String PROXY_PASSWORD = "URLSESSION_PROXY_PASSWORD";

  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER[:PASSWORD]",
      description =
          "Sign in so to servers that ask. Without the password: "
              + PASSWORD
              + " in the environment, else it is asked for.")
  private @Nullable String user;

  @Option(
      names = "--proxy-user",
      paramLabel = "USER[:PASSWORD]",
      description = "The same for proxies, with " + PROXY_PASSWORD + ".")
  private @Nullable String proxyUser;

  private @Nullable SignIn signIn;

  /**
   * Asks what is missing, once.
   *
   * @param named named with the proxy itself; null for nobody
   */
  SignIn signIn(@Nullable String named, Terminal terminal) throws CommandFailure {
    SignIn made = signIn;
    if (made == null) {
      made =
          new SignIn(
              credential("-u", user, PASSWORD, terminal),
              proxyUser == null && named != null
                  ? withoutPassword("-x", named, PROXY_PASSWORD, terminal)
                  : credential("--proxy-user", proxyUser, PROXY_PASSWORD, terminal));
      signIn = made;
    }
    return made;
  }

  private static @Nullable URLCredential credential(
      String option, @Nullable String given, String variable, Terminal terminal)
      throws CommandFailure {
    if (given == null) {
      return null;
    }
    int colon = given.indexOf(':');
    if (colon >= 0) {
      ProcessList.check(terminal, option, given.substring(colon + 1));
      return of(given.substring(0, colon), given.substring(colon + 1));
    }
    return withoutPassword(option, given, variable, terminal);
  }

  private static URLCredential withoutPassword(
      String option, String user, String variable, Terminal terminal) throws CommandFailure {
    String known = System.getenv(variable);
    return of(user, known == null ? asked(user, option, variable, terminal) : known);
  }

  private static URLCredential of(String user, String password) {
    return URLCredential.ofUser(user, password, Persistence.FOR_SESSION);
  }

  /** A console alone does not tell: newer JDKs have one without a terminal, too. */
  private static String asked(String user, String option, String variable, Terminal terminal)
      throws CommandFailure {
    Optional<char[]> password =
        terminal.isInteractive()
            ? Optional.ofNullable(System.console())
                .map(console -> console.readPassword("Password of %s: ", Terminal.harmless(user)))
            : Optional.empty();
    if (password.isEmpty()) {
      throw CommandFailure.usage(
          option + " has no password, and there is no terminal to ask on; set " + variable + ".");
    }
    return new String(password.get());
  }
}
