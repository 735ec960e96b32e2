// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.daemon.server.SocketServer;
import java.util.concurrent.CompletableFuture;

/** Whether anybody needs the daemon. */
final class Activity {

  private final Machinery machinery;
  private final SocketServer server;

  Activity(Machinery machinery, SocketServer server) {
    this.machinery = machinery;
    this.server = server;
  }

  /** Nobody is connected, nothing is left to do and nothing to tell: it may exit. */
  CompletableFuture<Boolean> isIdle() {
    return CompletableFuture.supplyAsync(
            () -> server.connections() == 0 && !machinery.relauncher().isBusy(),
            machinery.loop().next())
        .thenCombine(
            machinery.store().sessions(null),
            (alone, sessions) ->
                alone
                    && sessions.stream()
                        .allMatch(
                            session -> session.unfinished() == 0 && session.pendingEvents() == 0));
  }

  /** Nobody is attached and nothing runs: another may take over without a transfer noticing. */
  CompletableFuture<Boolean> isQuiet() {
    return CompletableFuture.supplyAsync(
            () -> machinery.hub().attachedSessions().isEmpty(), machinery.loop().next())
        .thenCombine(
            machinery.engine().load(), (unattached, load) -> unattached && load.running() == 0);
  }
}
