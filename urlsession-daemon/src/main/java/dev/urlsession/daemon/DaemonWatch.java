// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.InstanceFile;
import dev.urlsession.background.place.Places;
import dev.urlsession.daemon.log.DaemonLog;
import dev.urlsession.daemon.server.SocketServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks every few seconds whether the daemon still is what its files say: the lock its own (L03),
 * the socket reachable (L08), and whether there is anything left to do.
 */
final class DaemonWatch {

  /** A look takes a moment, unless a disk does not answer. */
  private static final long LAST_LOOK_SECONDS = 1;

  private static final long TIDY_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Daemon daemon;
  private final DaemonLock lock;
  private final SocketServer server;
  private final InstanceFile instance;
  private final Places places;
  private final DaemonLog log;
  private final Duration every;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "urlsessiond-watch");
            made.setDaemon(true);
            return made;
          });

  private long idleSince = System.nanoTime();
  private boolean wasIdle;
  private boolean tidied;
  private boolean archived;
  private @Nullable ClassArchive archive;

  DaemonWatch(
      Daemon daemon,
      DaemonLock lock,
      SocketServer server,
      InstanceFile instance,
      Places places,
      DaemonLog log,
      Duration every) {
    this.daemon = daemon;
    this.lock = lock;
    this.server = server;
    this.instance = instance;
    this.places = places;
    this.log = log;
    this.every = every;
  }

  void start() {
    long millis = every.toMillis();
    thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      if (!lock.isOurs()) {
        log.warn("lock.lost", Map.of("file", places.daemonLock()));
        daemon.end(Daemon.ORDERLY, "its lock was taken away");
        return;
      }
      if (!server.isReachable()) {
        log.warn("socket.lost", Map.of("socket", instance.socket()));
        server.bind();
        instance.publish(places);
      } else if (!Files.exists(places.instanceFile())) {
        instance.publish(places);
      }
      daemon.activity().isIdle().thenAcceptAsync(this::idle, thread);
    } catch (IOException | RuntimeException failed) {
      log.error("watch.failed", failed); // Tried again next time.
    }
  }

  private void idle(boolean idle) {
    if (!idle || !wasIdle) {
      idleSince = System.nanoTime();
      wasIdle = idle;
      tidied = false;
    }
    if (!idle) {
      return;
    }
    if (!archived) {
      archived = true;
      archive = ClassArchive.make(places, log);
    }
    long idleFor = System.nanoTime() - idleSince;
    if (!tidied && idleFor >= TIDY_NANOS) {
      tidied = true;
      System.gc(); // What nobody needs any more goes back to the system; nobody waits meanwhile.
    }
    if (idleFor >= daemon.settings().idleExit().toNanos()) {
      daemon.end(Daemon.ORDERLY, "nothing to do");
    }
  }

  /** Ends it; what it was looking at is over then, so that nothing is put back. */
  void end() throws InterruptedException {
    thread.execute(this::endArchive);
    thread.shutdown();
    thread.awaitTermination(LAST_LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private void endArchive() {
    if (archive != null) {
      archive.close();
    }
  }
}
