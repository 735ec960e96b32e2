// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.client.AppIdentity;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.place.PrivateDirectory;
import dev.urlsession.background.protocol.StatusReply;
import dev.urlsession.background.protocol.StatusRequest;
import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A daemon in a place of its own, asked how it is, and ended: it has loaded what others will. */
final class Rehearsal {

  /** Nobody may be left who waits for it: the daemon it is for can be killed meanwhile. */
  private static final int LIMIT_MINUTES = 5;

  private Rehearsal() {}

  static void run(Arguments arguments, Future<LineParts> opening) throws IOException {
    CompletableFuture.delayedExecutor(LIMIT_MINUTES, TimeUnit.MINUTES)
        .execute(() -> Runtime.getRuntime().halt(1));
    Path home = OwnerOnly.directory(arguments.places().state());
    Path sockets = Files.createTempDirectory("urlsessiond");
    Places places = new Places(home.resolve("state"), home.resolve("cache"), sockets);
    try {
      PrivateDirectory.make(places.state());
      DaemonLock lock = DaemonLock.take(places.daemonLock()).orElseThrow();
      Daemon daemon = Daemon.start(places, lock, arguments.settings(), opening);
      DaemonClient client = DaemonClient.existing(places, AppIdentity.NONE);
      client
          .<StatusReply>call(
              (stub, reply) -> stub.status(StatusRequest.getDefaultInstance(), reply))
          .join();
      daemon.stop();
      daemon.ended().join();
    } finally {
      for (Path tree : List.of(home, sockets)) {
        OldPrograms.delete(tree);
      }
    }
  }
}
