// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.Progress;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.protocol.SessionInfo;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.background.protocol.TaskKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Waits until a session's transfers are over and their files are in place. It only looks: that the
 * command is started for the files is the daemon's doing, so several may wait at once.
 */
@Command(
    name = "wait",
    mixinStandardHelpOptions = true,
    description = {
      "Waits until the session's transfers are over and their files in place.",
      "Then tells which of them failed, and fails as the first of those did, as download does. A"
          + " failure counts until it was told and something new is handed over to the session; one"
          + " that is cancelled has failed, too."
    })
final class BackgroundWait implements Callable<Integer> {

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Terminal terminal;
  @Mixin private final BackgroundOptions background = new BackgroundOptions();

  @Option(
      names = "--max-time",
      paramLabel = "SECONDS",
      description = "Give up after so long (28); the transfers go on.")
  private double maxTime = Double.MAX_VALUE;

  private final Map<Long, Progress> shown = new HashMap<>();

  BackgroundWait(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    String session = background.session();
    DaemonClient daemon = BackgroundDaemon.ofCommand();
    long begun = System.nanoTime();
    try (ProgressBoard board = new ProgressBoard(terminal, session)) {
      while (true) {
        SessionInfo info = BackgroundTasks.session(daemon, session);
        if (info == null || info.getUnfinishedTasks() + info.getStoredEvents() == 0) {
          terminal.event("nothing is under way in " + Terminal.harmless(session));
          return outcome(session);
        }
        if ((System.nanoTime() - begun) / 1e9 > maxTime) {
          throw CommandFailure.of(
              ExitCode.TIMEOUT,
              info.getUnfinishedTasks() + " transfers are not over yet; they go on.");
        }
        if (terminal.showsProgress()) {
          BackgroundTasks.of(daemon, session).forEach(task -> show(task, board));
        }
        LockSupport.parkNanos(LOOK_NANOS);
        if (Thread.interrupted()) {
          throw CommandFailure.interrupted();
        }
      }
    }
  }

  private int outcome(String session) throws CommandFailure {
    List<BackgroundFailures.Failure> failures;
    try {
      failures = BackgroundFailures.ofCommand().tell(session);
    } catch (IOException failure) {
      throw BackgroundDaemon.ownFiles(failure);
    }
    failures.forEach(failure -> terminal.error(failure.message()));
    return failures.isEmpty() ? ExitCode.OK : failures.get(0).exitCode();
  }

  private void show(TaskInfo task, ProgressBoard board) {
    Progress progress =
        shown.computeIfAbsent(
            task.getIdentifier(),
            id -> {
              Progress fresh = Progress.discreteProgress(-1);
              board.watch(fresh);
              return fresh;
            });
    boolean upload = task.getKind() == TaskKind.UPLOAD;
    dev.urlsession.background.protocol.Progress bytes = task.getProgress();
    progress.setTotalUnitCount(
        upload ? bytes.getBytesExpectedToSend() : bytes.getBytesExpectedToReceive());
    progress.setCompletedUnitCount(upload ? bytes.getBytesSent() : bytes.getBytesReceived());
  }
}
