// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.BackgroundSessionException;
import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * The command's hold of a background session while it hands tasks over. Another run of the command
 * may have the session for a moment, such as one that puts files in place: then this one waits.
 */
final class BackgroundHandOver implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Terminal terminal;
  private final URLSession session;

  BackgroundHandOver(Terminal terminal, String identifier) throws CommandFailure {
    this.terminal = terminal;
    this.session = open(terminal, identifier);
    try {
      BackgroundFailures.ofCommand().forgetTold(identifier);
    } catch (IOException failure) {
      throw BackgroundDaemon.ownFiles(failure);
    }
  }

  private static URLSession open(Terminal terminal, String identifier) throws CommandFailure {
    long begun = System.nanoTime();
    while (true) {
      try {
        return URLSession.create(
            BackgroundLauncher.configuration(identifier), new BackgroundReceiver(terminal), null);
      } catch (BackgroundSessionException refused) {
        URLError error = refused.error();
        boolean taken = error.code() == URLError.Code.BACKGROUND_SESSION_IN_USE_BY_ANOTHER_PROCESS;
        if (!taken || System.nanoTime() - begun > PATIENCE_NANOS) {
          throw CommandFailure.of(error);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** The daemon has the task on disk when this returns. */
  void accept(Function<URLSession, URLSessionTask> factory) throws CommandFailure {
    URLSessionTask task = factory.apply(session);
    task.resume();
    URLError error = task.error();
    if (error != null) {
      throw CommandFailure.of(error);
    }
    terminal.out().println(task.taskIdentifier());
    terminal.event("task " + task.taskIdentifier() + " is with the daemon");
  }

  /** The process ends here, and with it the hold; the transfers go on. */
  @Override
  public void close() {
    terminal.out().flush();
  }
}
