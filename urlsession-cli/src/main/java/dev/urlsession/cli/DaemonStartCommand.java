// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.background.client.AppIdentity;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.protocol.HelloReply;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts the daemon where it is not running. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description =
        "Starts the daemon, if it is not running. Background transfers do so by themselves.")
final class DaemonStartCommand implements Callable<Integer> {

  private final Terminal terminal;

  DaemonStartCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    HelloReply hello =
        BackgroundDaemon.answer(DaemonClient.starting(Places.current(), AppIdentity.NONE).hello());
    terminal.event(
        "urlsessiond " + hello.getDaemonVersion() + " runs as process " + hello.getProcessId());
    return ExitCode.OK;
  }
}
