// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.util.stream.Stream;

/**
 * What everybody on the machine can read of this process. A JVM cannot take a password out of its
 * own command line; the launcher never puts one there, but who starts the jar by hand may.
 */
final class ProcessList {

  private ProcessList() {}

  /** Warns of a secret that is shown. */
  static void check(Terminal terminal, String option, String secret) {
    if (!secret.isEmpty() && shows(secret)) {
      terminal.line(
          terminal.coloured("33", "warning:")
              + " others can see the password of "
              + option
              + " in the list of processes; leave it out to be asked, or give it with "
              + ArgumentFiles.OPTION
              + " FILE.");
    }
  }

  private static boolean shows(String secret) {
    return ProcessHandle.current().info().arguments().stream()
        .flatMap(Stream::of)
        .anyMatch(word -> word.endsWith(secret) || word.contains(secret + "@"));
  }
}
