// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What hangs on {@code urlsession daemon}. */
@Command(
    name = "daemon",
    mixinStandardHelpOptions = true,
    description = {
      "The daemon that keeps your background transfers going.",
      "It is started when it is needed and ends when it is not: there is nothing to set up."
    })
final class DaemonCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** With its subcommands. */
  static CommandLine commandLine(Terminal terminal) {
    return new CommandLine(new DaemonCommand())
        .addSubcommand(new DaemonStatusCommand(terminal))
        .addSubcommand(new DaemonStartCommand(terminal))
        .addSubcommand(new DaemonStopCommand(terminal))
        .addSubcommand(new DaemonNetworkCommand(terminal))
        .addSubcommand(new DaemonLogsCommand(terminal))
        .addSubcommand(new DaemonDoctorCommand(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a subcommand, such as status");
  }
}
