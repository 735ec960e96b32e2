// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.background.protocol.TaskInfo;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what is under way. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the session's transfers that are not over yet, one a line.")
final class BackgroundList implements Callable<Integer> {

  private final Terminal terminal;
  @Mixin private final BackgroundOptions background = new BackgroundOptions();

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  BackgroundList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    List<TaskInfo> tasks = BackgroundTasks.of(BackgroundDaemon.ofCommand(), background.session());
    if (json) {
      terminal.out().println(Json.of(tasks.stream().map(BackgroundTasks::json).toList()));
    } else {
      tasks.forEach(task -> terminal.out().println(BackgroundTasks.line(task)));
    }
    return ExitCode.OK;
  }
}
