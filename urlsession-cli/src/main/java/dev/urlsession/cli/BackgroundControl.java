// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.background.protocol.CommandReply;
import dev.urlsession.background.protocol.CommandRequest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells the daemon what is wanted of transfers: {@code pause}, {@code resume}, {@code cancel}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Does so with the session's transfers: those that are named, else all of them.")
final class BackgroundControl implements Callable<Integer> {

  private final Terminal terminal;
  private final String done;
  private final UnaryOperator<CommandRequest.Builder> command;
  @Mixin private final BackgroundOptions background = new BackgroundOptions();

  @Parameters(paramLabel = "TASK", description = "Numbers of tasks, as list shows them.")
  private List<Long> tasks = List.of();

  private BackgroundControl(
      Terminal terminal, String done, UnaryOperator<CommandRequest.Builder> command) {
    this.terminal = terminal;
    this.done = done;
    this.command = command;
  }

  static BackgroundControl pause(Terminal terminal) {
    return new BackgroundControl(terminal, "paused", request -> request.setSuspend(true));
  }

  static BackgroundControl resume(Terminal terminal) {
    return new BackgroundControl(terminal, "resumed", request -> request.setResume(true));
  }

  static BackgroundControl cancel(Terminal terminal) {
    return new BackgroundControl(terminal, "cancelled", request -> request.setCancel(true));
  }

  @Override
  public Integer call() throws CommandFailure {
    CommandRequest request =
        command
            .apply(CommandRequest.newBuilder().setSession(background.session()).addAllTasks(tasks))
            .build();
    CommandReply reply =
        BackgroundDaemon.answer(
            BackgroundDaemon.ofCommand().call((daemon, answer) -> daemon.command(request, answer)));
    terminal.event(done + ": " + reply.getAffected());
    if (reply.getAffected() < tasks.size()) {
      throw CommandFailure.of(ExitCode.OTHER, "Some of these tasks are over, or never were.");
    }
    return ExitCode.OK;
  }
}
