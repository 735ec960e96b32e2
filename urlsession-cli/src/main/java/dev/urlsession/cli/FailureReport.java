// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Tells in a line what was wrong. These are no lambdas, since for a lambda that takes a {@code
 * CommandLine} the archive of the launcher leaves out that old class, which is large.
 */
final class FailureReport implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final Terminal terminal;

  FailureReport(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] words) {
    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String message = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    terminal.error(message + ". Try: " + name + " --help");
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception failed, CommandLine line, ParseResult result) {
    return Main.failure(terminal, failed);
  }
}
