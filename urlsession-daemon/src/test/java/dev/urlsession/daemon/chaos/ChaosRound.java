// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import dev.urlsession.background.client.AppIdentity;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.protocol.SessionInfo;
import dev.urlsession.background.protocol.StatusReply;
import dev.urlsession.background.protocol.StatusRequest;
import dev.urlsession.daemon.engine.LeftFiles;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.store.Invariants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;

/**
 * An application and a daemon that work while both are killed, together or not, stopped, and made
 * to die at named points; then they settle, and what must be true is looked at. What is done in
 * which order comes from the seed; what it hits is a matter of moments.
 */
final class ChaosRound {

  private static final int START_MILLIS = 5_000;
  private static final int ARMED_MILLIS = 2_000;

  private final ChaosHome home;
  private final long seed;
  private final Random dice;
  private final String session;
  private final Path folder;
  private final MoodyServer server;
  private final ChaosCount count = new ChaosCount();
  private final List<String> violations = new ArrayList<>();
  private Process app;

  ChaosRound(ChaosHome home, long seed) throws IOException {
    this.home = home;
    this.seed = seed;
    dice = new Random(seed);
    session = "round-" + seed;
    folder = home.newFolder(session);
    server = new MoodyServer(seed);
  }

  ChaosCount count() {
    return count;
  }

  /** Runs until so many processes were killed; returns what is wrong, which should be nothing. */
  List<String> run(int kills) throws IOException {
    long repairs = home.repairs();
    try (server) {
      app = home.startApp(folder, session, server.address());
      while (count.kills() < kills) {
        Waiting.pause(moment());
        act(dice.nextInt(100));
        revive();
      }
      settle();
      violations.addAll(new LedgerCheck(ledger(), server, count).violations());
      if (violations.isEmpty()) {
        violations.addAll(leftBehind());
      }
      if (home.repairs() > repairs) {
        violations.add("a daemon took the database for damaged");
      }
      if (!violations.isEmpty()) {
        violations.add("see " + home.keep(folder, Path.of("target", session)));
      }
    } finally {
      home.processes().forEach(ProcessHandle::destroyForcibly);
    }
    return violations.stream().map(violation -> session + ": " + violation).toList();
  }

  private List<LedgerLine> ledger() throws IOException {
    return AppLedger.read(folder.resolve(ChaosApp.LEDGER));
  }

  /** Sometimes before anything has begun, sometimes after much has ended. */
  private long moment() {
    int kind = dice.nextInt(10);
    int millis = dice.nextInt(1_000);
    return kind < 3 ? millis / 10 : kind < 8 ? 100 + millis / 2 : 500 + millis;
  }

  private void act(int what) throws IOException {
    if (what < 35) {
      killApp();
    } else if (what < 60) {
      killDaemon();
    } else if (what < 75) {
      killDaemon();
      killApp();
      lookAtTheDead();
    } else if (what < 80) {
      stopApp(dice.nextInt(400));
    } else if (what < 84) {
      setClock();
    } else if (what < 89) {
      fillVolume();
    } else {
      arm(CrashMoments.pick(dice));
    }
  }

  private void killApp() {
    if (app.isAlive()) {
      app.destroyForcibly();
      count.add("kill app", 1);
    }
    ChaosHome.awaitEnd(app.toHandle());
  }

  private void killDaemon() {
    for (ProcessHandle daemon : home.daemons()) {
      if (daemon.destroyForcibly()) {
        count.add("kill daemon", 1);
      }
      ChaosHome.awaitEnd(daemon);
    }
  }

  /** Both are dead now, so what is on disk is all there is (E20). */
  private void lookAtTheDead() throws IOException {
    if (home.daemons().isEmpty() && Files.exists(home.places().database())) {
      violations.addAll(Invariants.violations(home.places().database()));
      Invariants.vanished(
              home.places().database(),
              new SessionKey(ChaosHome.application(), session),
              LedgerCheck.accepted(ledger()))
          .forEach(task -> violations.add("task " + task + " was accepted and is nowhere"));
    }
  }

  /** Meanwhile the daemon may die, too. */
  private void stopApp(int millis) throws IOException {
    signalApp("-STOP");
    Waiting.pause(millis);
    if (dice.nextBoolean()) {
      killDaemon();
    }
    Waiting.pause(millis);
    signalApp("-CONT");
    count.add("stops of the app", 1);
  }

  /** Back, or so far ahead that it cannot be time that passed. No daemon runs meanwhile. */
  private void setClock() throws IOException {
    signalApp("-STOP");
    killDaemon();
    home.setClock(Duration.ofDays(dice.nextBoolean() ? 365 : -365));
    signalApp("-CONT");
    count.add("times the clock was set", 1);
  }

  /** For a moment, in which the daemon may die. */
  private void fillVolume() throws IOException {
    int millis = dice.nextInt(600);
    boolean kills = dice.nextBoolean();
    Path ballast = home.fill();
    if (ballast == null) {
      return;
    }
    Waiting.pause(millis);
    if (kills) {
      killDaemon();
    }
    Waiting.pause(millis);
    Files.delete(ballast);
    count.add("times the volume was full", 1);
  }

  private void signalApp(String which) {
    if (app.isAlive()) {
      signal(which, app.pid());
    }
  }

  private static void signal(String which, long process) {
    try {
      new ProcessBuilder("kill", which, Long.toString(process)).start().onExit().join();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The next daemon dies by itself. The app is stopped so that it starts none first. */
  private void arm(String point) throws IOException {
    signalApp("-STOP");
    killDaemon();
    Process armed = home.startDaemon(point);
    long began = System.nanoTime();
    while (armed.isAlive() && !home.serves(armed) && Waiting.millisSince(began) < START_MILLIS) {
      Waiting.pause(Waiting.STEP_MILLIS);
    }
    signalApp("-CONT");
    long served = System.nanoTime();
    while (armed.isAlive() && Waiting.millisSince(served) < ARMED_MILLIS) {
      Waiting.pause(Waiting.STEP_MILLIS);
      revive();
    }
    if (!armed.isAlive() && armed.exitValue() == CrashMoments.KILLED) {
      count.add("kill daemon at a crash point", 1);
      count.add("point " + point.replaceAll("#.*", ""), 1);
    } else {
      count.add("points not passed", 1);
    }
  }

  private void revive() throws IOException {
    if (!app.isAlive()) {
      if (app.exitValue() != CrashMoments.KILLED) {
        count.add("app ended with " + app.exitValue(), 1);
        if (app.exitValue() == ChaosApp.SESSION_LOST) {
          violations.add("the app lost its session"); // A start may fail on a busy machine.
        }
      }
      app = home.startApp(folder, session, server.address());
    }
  }

  private void settle() throws IOException {
    Files.createFile(folder.resolve(ChaosApp.SETTLE));
    boolean settled =
        Waiting.until(
            () -> {
              revive();
              return ledger().stream().anyMatch(line -> line.kind() == LedgerLine.Kind.SETTLED)
                  && isEmpty();
            });
    if (!settled) {
      violations.add("it did not settle");
      home.processes().forEach(process -> signal("-QUIT", process.pid())); // Prints its threads.
      Waiting.pause(1_000);
    }
    killApp();
    killDaemon();
    lookAtTheDead();
  }

  /** Whether the daemon has nothing of the session any more. */
  private boolean isEmpty() {
    try {
      return DaemonClient.existing(home.places(), AppIdentity.NONE)
          .<StatusReply>call(
              (daemon, reply) -> daemon.status(StatusRequest.getDefaultInstance(), reply))
          .join()
          .getSessionsList()
          .stream()
          .filter(info -> info.getSession().equals(session))
          .allMatch(ChaosRound::isEmpty);
    } catch (CompletionException dying) {
      return false;
    }
  }

  private static boolean isEmpty(SessionInfo info) {
    return info.getUnfinishedTasks() == 0 && info.getStoredEvents() == 0;
  }

  private List<String> leftBehind() throws IOException {
    List<String> left = new ArrayList<>();
    LeftFiles.of(home.places()).forEach(file -> left.add("an orphan file: " + file));
    home.processes()
        .forEach(process -> left.add("an orphan process: " + process.info().commandLine()));
    return left;
  }
}
