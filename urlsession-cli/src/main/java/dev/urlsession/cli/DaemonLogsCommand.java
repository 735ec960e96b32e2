// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.background.place.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The end of the daemon's log. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Shows the end of the daemon's log: one event a line, as JSON, without secrets.")
final class DaemonLogsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "-n", paramLabel = "LINES", description = "So many lines (default: 50).")
  private int lines = 50;

  DaemonLogsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    if (lines < 1) {
      throw CommandFailure.usage("-n takes 1 or more.");
    }
    Path log = Places.current().log();
    Deque<String> last = new ArrayDeque<>();
    try (Stream<String> all = Files.lines(log)) {
      all.forEach(
          line -> {
            last.add(line);
            if (last.size() > lines) {
              last.remove();
            }
          });
    } catch (NoSuchFileException none) {
      terminal.event("there is no log yet: " + log);
      return ExitCode.OK;
    } catch (IOException failure) {
      throw CommandFailure.of(ExitCode.OTHER, "The log cannot be read: " + failure.getMessage());
    }
    last.forEach(line -> terminal.out().println(Terminal.harmless(line)));
    return ExitCode.OK;
  }
}
