// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints the script that teaches a shell the options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a completion script for bash and zsh.",
    footerHeading = "%nExample:%n",
    footer = "  source <(urlsession completion)")
final class CompletionCommand implements Callable<Integer> {

  private final Terminal terminal;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal
        .out()
        .print(AutoComplete.bash("urlsession", Main.commandLine(terminal, new Interruption())));
    terminal.out().flush();
    return ExitCode.OK;
  }
}
