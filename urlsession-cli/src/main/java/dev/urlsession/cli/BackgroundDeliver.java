// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.BackgroundEvents;
import dev.urlsession.URLSession;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What the daemon starts when a session's transfers are done. */
@Command(
    name = "deliver",
    hidden = true,
    description = "Puts the files of finished transfers where they belong; for the daemon.")
final class BackgroundDeliver implements Callable<Integer> {

  private final Terminal terminal;

  BackgroundDeliver(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    boolean launched =
        BackgroundEvents.deliver(
            (session, done) ->
                URLSession.create(
                    BackgroundLauncher.configuration(session), new Delivery(terminal, done), null));
    if (!launched) {
      throw CommandFailure.usage("This is for the daemon, which says which session it is about.");
    }
    return ExitCode.OK;
  }

  private static final class Delivery extends BackgroundReceiver {

    private final Runnable done;

    Delivery(Terminal terminal, Runnable done) {
      super(terminal);
      this.done = done;
    }

    @Override
    public void didFinishEventsForBackgroundURLSession(URLSession session) {
      done.run();
    }
  }
}
