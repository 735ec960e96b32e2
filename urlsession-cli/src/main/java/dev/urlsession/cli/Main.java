// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.URLError;
import dev.urlsession.URLSessionUsageException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The {@code urlsession} command. The launcher tells what the terminal is like. */
public final class Main {

  /** Failures are told in one line; what Netty logs of them beside is not for users. */
  private static final Logger NETTY = Logger.getLogger("io.netty");

  static {
    NETTY.setLevel(Level.OFF);
  }

  private Main() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) throws IOException {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    // What is kept on disk is under this name, however the command was started.
    if (System.getProperty("urlsession.application") == null) {
      System.setProperty("urlsession.application", "urlsession");
    }
    boolean interactive = Boolean.getBoolean("urlsession.terminal");
    int columns = Integer.getInteger("urlsession.columns", 80);
    Terminal terminal = new Terminal(out, err, interactive, columns);
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::fire, "urlsession-interrupt"));
    int code =
        Boolean.getBoolean("urlsession.rehearsal")
            ? Rehearsal.run(terminal)
            : run(args, terminal, interruption);
    out.flush();
    System.exit(code);
  }

  /** Runs the command, as if piped, and returns its exit code. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, new Terminal(out, err, false, 80), new Interruption());
  }

  static int run(String[] args, Terminal terminal, Interruption interruption) {
    List<String> given;
    try {
      given = ArgumentFiles.expand(List.of(args));
    } catch (CommandFailure unreadable) {
      return failure(terminal, unreadable);
    }
    String[] words = given.toArray(String[]::new);
    try (HeadStart ready = HeadStart.of(given)) {
      return commandLine(Subcommands.named(words, terminal, interruption), terminal)
          .setExecutionStrategy(ready)
          .execute(words);
    }
  }

  static CommandLine commandLine(Terminal terminal, Interruption interruption) {
    return commandLine(Subcommands.all(terminal, interruption), terminal);
  }

  private static CommandLine commandLine(List<Object> subcommands, Terminal terminal) {
    CommandLine command = new CommandLine(new RootCommand());
    for (Object subcommand : subcommands) {
      command.addSubcommand(subcommand);
    }
    FailureReport report = new FailureReport(terminal);
    return command
        .setExpandAtFiles(false) // An @FILE is the value of an option here.
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(terminal.isInteractive() ? Ansi.AUTO : Ansi.OFF))
        .setUsageHelpWidth(Math.max(80, Math.min(110, terminal.columns())))
        .setParameterExceptionHandler(report)
        .setExecutionExceptionHandler(report);
  }

  static int failure(Terminal terminal, Exception failed) {
    CommandFailure failure = explained(failed);
    if (!failure.isToldAlready()) {
      terminal.error(failure.message());
    }
    return failure.exitCode();
  }

  private static CommandFailure explained(Exception failed) {
    if (failed instanceof CommandFailure failure) {
      return failure;
    }
    if (failed instanceof URLError error) {
      return CommandFailure.of(error);
    }
    if (failed instanceof URLSessionUsageException usage) {
      return CommandFailure.usage(String.valueOf(usage.getMessage()));
    }
    return CommandFailure.of(
        ExitCode.OTHER, "This should not happen, please report it: " + failed + ".");
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    FileOutputStream file = new FileOutputStream(descriptor);
    return new PrintStream(new BufferedOutputStream(file, 1 << 16), true, StandardCharsets.UTF_8);
  }
}
