// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.background.protocol.StopReply;
import dev.urlsession.background.protocol.StopRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends the daemon. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description =
        "Ends the daemon. What is under way goes on where it stopped when it is started again.")
final class DaemonStopCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--drain",
      description = "Let running transfers finish first, and start no others: those wait.")
  private boolean drain;

  @Option(
      names = "--max-time",
      paramLabel = "SECONDS",
      description = "With --drain: interrupt them after so long (default: 600). They go on later.")
  private double maxTime;

  DaemonStopCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    StopRequest request =
        StopRequest.newBuilder().setDrain(drain).setDrainFor((long) (maxTime * 1_000)).build();
    try {
      BackgroundDaemon.answer(
          BackgroundDaemon.ofNobody()
              .<StopReply>call((daemon, reply) -> daemon.stop(request, reply)));
    } catch (CommandFailure failure) {
      if (!BackgroundDaemon.isAbsent(failure)) {
        throw failure;
      }
      terminal.event("the daemon is not running");
      return ExitCode.OK;
    }
    terminal.event(drain ? "the daemon ends when its transfers are over" : "the daemon ends");
    return ExitCode.OK;
  }
}
