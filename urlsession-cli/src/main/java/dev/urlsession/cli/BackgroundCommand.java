// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What hangs on {@code urlsession background}. */
@Command(
    name = "background",
    mixinStandardHelpOptions = true,
    description = {
      "Transfers that go on when the command has ended, in a daemon of yours.",
      "They belong to a session that you name. When a session's transfers are done, the daemon"
          + " starts the command again to put the files where they belong."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  urlsession background download --session isos -o big.iso https://example.org/big.iso",
      "  urlsession background upload --session backup photo.jpg https://example.org/photos/1",
      "  urlsession background wait --session isos",
      "  urlsession background list --session isos --json"
    })
final class BackgroundCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** With its subcommands. */
  static CommandLine commandLine(Terminal terminal) {
    return new CommandLine(new BackgroundCommand())
        .addSubcommand(new BackgroundDownload(terminal))
        .addSubcommand(new BackgroundUpload(terminal))
        .addSubcommand(new BackgroundList(terminal))
        .addSubcommand(new BackgroundWait(terminal))
        .addSubcommand("pause", BackgroundControl.pause(terminal))
        .addSubcommand("resume", BackgroundControl.resume(terminal))
        .addSubcommand("cancel", BackgroundControl.cancel(terminal))
        .addSubcommand(new BackgroundDeliver(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a subcommand, such as download or list");
  }
}
