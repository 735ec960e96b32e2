// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.background.client.AppIdentity;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.client.DaemonException;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.protocol.StatusReply;
import dev.urlsession.background.protocol.StatusRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The command's way to the daemon as it is: asks, and never starts one. */
final class BackgroundDaemon {

  private static final long PATIENCE_SECONDS = 30;

  private BackgroundDaemon() {}

  /** As the application that the command is. */
  static DaemonClient ofCommand() throws CommandFailure {
    try {
      return DaemonClient.existing(Places.current(), AppIdentity.current());
    } catch (IOException failure) {
      throw ownFiles(failure);
    }
  }

  static CommandFailure ownFiles(IOException failure) {
    return CommandFailure.of(
        ExitCode.OTHER, "The command's own files: " + failure.getMessage() + ".");
  }

  /** As somebody who only looks how the daemon is. */
  static DaemonClient ofNobody() {
    return DaemonClient.existing(Places.current(), AppIdentity.NONE);
  }

  /** What the daemon says of itself. */
  static StatusReply status(DaemonClient daemon) throws CommandFailure {
    return answer(
        daemon.call((calls, reply) -> calls.status(StatusRequest.getDefaultInstance(), reply)));
  }

  static <T> T answer(CompletableFuture<T> call) throws CommandFailure {
    try {
      return call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      throw failure(cause == null ? failed : cause);
    } catch (TimeoutException silent) {
      throw CommandFailure.of(ExitCode.TIMEOUT, "The daemon does not answer.");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw CommandFailure.interrupted();
    }
  }

  /** Whether the call failed because there is no daemon, or no such session. */
  static boolean isAbsent(CommandFailure failure) {
    return failure.getCause() instanceof DaemonException daemon
        && (daemon.problem() == DaemonException.Problem.NO_DAEMON
            || daemon.problem() == DaemonException.Problem.NOT_FOUND);
  }

  private static CommandFailure failure(Throwable thrown) {
    Throwable inner = thrown.getCause();
    Throwable cause = thrown instanceof CompletionException && inner != null ? inner : thrown;
    boolean absent =
        cause instanceof DaemonException daemon
            && daemon.problem() == DaemonException.Problem.NO_DAEMON;
    CommandFailure failure =
        CommandFailure.of(
            absent ? ExitCode.CANNOT_CONNECT : ExitCode.OTHER, String.valueOf(cause.getMessage()));
    failure.initCause(cause);
    return failure;
  }
}
