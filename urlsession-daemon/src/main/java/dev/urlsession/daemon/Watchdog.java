// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.daemon.log.DaemonLog;
import dev.urlsession.daemon.store.TaskStore;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Ends a daemon that hangs: a lock held by somebody who does not answer is worse than none (P10).
 * Asks the loop and the store for a sign of life, and counts its own rounds rather than seconds, so
 * that a machine that slept is not taken for a daemon that hangs.
 */
final class Watchdog implements AutoCloseable {

  private static final int HUNG = 70;
  private static final long ROUND_MILLIS = 2_500;
  private static final int ROUNDS = 8;

  private final Executor loop;
  private final TaskStore store;
  private final DaemonLog log;
  private final Thread thread = new Thread(this::run, "urlsessiond-watchdog");

  private Watchdog(Executor loop, TaskStore store, DaemonLog log) {
    this.loop = loop;
    this.store = store;
    this.log = log;
  }

  static Watchdog start(Executor loop, TaskStore store, DaemonLog log) {
    Watchdog watchdog = new Watchdog(loop, store, log);
    watchdog.thread.setDaemon(true);
    watchdog.thread.start();
    return watchdog;
  }

  private void run() {
    try {
      while (true) {
        CompletableFuture<?> sign =
            CompletableFuture.runAsync(() -> {}, loop)
                .thenCompose(alive -> store.sessions("").thenAccept(none -> {}));
        for (int round = 0; round == 0 || !sign.isDone(); round++) {
          if (round == ROUNDS) {
            log.warn("daemon.hangs", Map.of("rounds", ROUNDS));
            Runtime.getRuntime().halt(HUNG);
          }
          Thread.sleep(ROUND_MILLIS);
        }
      }
    } catch (InterruptedException closed) {
      // The daemon ends by itself.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
