// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Many rounds, one after another, in one home. */
final class ChaosRun {

  /** After so many the application gets another session, and all is looked at. */
  private static final int KILLS_OF_A_ROUND = 60;

  private final ChaosHome home;
  private final ChaosCount count = new ChaosCount();
  private final List<String> violations = new ArrayList<>();

  ChaosRun(ChaosHome home) {
    this.home = home;
  }

  /** Without a kill; makes what lets the processes start fast. */
  void warmUp() throws IOException {
    Path folder = home.newFolder("warm-up");
    try (MoodyServer server = new MoodyServer(0)) {
      Process app = home.rehearseApp(folder, "warm-up", server.address());
      awaitWarm(app, folder, ledger -> LedgerCheck.accepted(ledger).size() > 3);
      Files.createFile(folder.resolve(ChaosApp.SETTLE));
      awaitWarm(
          app,
          folder,
          ledger -> ledger.stream().anyMatch(line -> line.kind() == LedgerLine.Kind.SETTLED));
      app.getOutputStream().close();
      app.onExit().join();
      home.daemons().forEach(ProcessHandle::destroyForcibly);
      home.rehearseDaemon().onExit().join();
    }
  }

  private void awaitWarm(Process app, Path folder, Predicate<List<LedgerLine>> holds)
      throws IOException {
    Path ledger = folder.resolve(ChaosApp.LEDGER);
    Waiting.until(() -> holds.test(AppLedger.read(ledger)) || !app.isAlive());
    if (!holds.test(AppLedger.read(ledger))) {
      throw new IllegalStateException(
          "Nothing can be killed, for nothing works; see "
              + home.keep(folder, Path.of("target", "warm-up")));
    }
  }

  void run(int kills, long firstSeed) throws IOException {
    for (long seed = firstSeed; count.kills() < kills && violations.isEmpty(); seed++) {
      ChaosRound round = new ChaosRound(home, seed);
      List<String> wrong = round.run((int) Math.min(KILLS_OF_A_ROUND, kills - count.kills()));
      count.add(round.count());
      count.add("rounds", 1);
      violations.addAll(wrong);
      System.out.printf("chaos: seed %d, %d killed, wrong: %s%n", seed, count.kills(), wrong);
    }
  }

  ChaosCount count() {
    return count;
  }

  List<String> violations() {
    return violations;
  }

  @Override
  public String toString() {
    return count + "wrong: " + violations.size() + "\n" + String.join("\n", violations);
  }
}
