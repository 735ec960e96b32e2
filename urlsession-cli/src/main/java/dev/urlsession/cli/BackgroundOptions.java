// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import picocli.CommandLine.Option;

/** Which session is meant. */
final class BackgroundOptions {

  @Option(
      names = "--session",
      paramLabel = "ID",
      required = true,
      description = "The session's name, which you choose.")
  private String session = "";

  String session() throws CommandFailure {
    if (session.isBlank()) {
      throw CommandFailure.usage("--session takes a name.");
    }
    return session;
  }
}
