// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.InstanceFile;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.place.Token;
import dev.urlsession.background.protocol.StatusReply;
import dev.urlsession.background.wire.Version;
import dev.urlsession.daemon.hub.SessionHub;
import dev.urlsession.daemon.log.DaemonLog;
import dev.urlsession.daemon.server.DaemonControl;
import dev.urlsession.daemon.server.ServiceParts;
import dev.urlsession.daemon.server.SocketServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The running daemon. It begins in this order: log, database, transfers, socket, instance file; and
 * ends in the other: clients are told, transfers are written down, the database is closed, the
 * socket's name goes, the lock is let go of, and last the connections, so that a client that waits
 * for the end finds everything free.
 */
final class Daemon implements DaemonControl {

  static final int ORDERLY = 0;
  static final int HANDED_OVER = 75;

  private static final int DRAIN_SECONDS = 4;
  private static final long ANSWER_MILLIS = 100;

  private final Places places;
  private final DaemonLock lock;
  private final DaemonSettings settings;
  private final Machinery machinery;
  private final DaemonLog log;
  private final SessionHub hub;
  private final SocketServer server;
  private final Activity activity;
  private final DaemonWatch watch;
  private final Watchdog watchdog;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private volatile boolean draining;
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();

  private Daemon(Places places, DaemonLock lock, DaemonSettings settings, Future<LineParts> opening)
      throws IOException {
    this.places = places;
    this.lock = lock;
    this.settings = settings;
    machinery = Machinery.start(places, opening);
    log = machinery.log();
    hub = machinery.hub();
    Token token = Token.create(places.tokenFile());
    InstanceFile instance = Instances.ofThisProcess(places, settings.version());
    server =
        new SocketServer(
            instance.socket(),
            machinery.sockets(),
            machinery.loop(),
            token,
            new ServiceParts(
                hub,
                machinery.apps(),
                machinery.store(),
                machinery.relauncher(),
                this,
                log,
                Clock.systemUTC(),
                settings.version(),
                settings.protocols(),
                instance.id()),
            settings.limits());
    server.bind();
    instance.publish(places);
    activity = new Activity(machinery, server);
    watch = new DaemonWatch(this, lock, server, instance, places, log, settings.watch());
    watchdog = Watchdog.start(machinery.loop().next(), machinery.store(), log);
    watch.start();
    machinery.files().execute(() -> OldPrograms.remove(places, log));
    log.info(
        "daemon.started",
        Map.of(
            "version", settings.version().text(),
            "instance", instance.id(),
            "pid", instance.processId(),
            "socket", instance.socket(),
            "java", Runtime.version()));
  }

  /** Serves when it returns. The lock is its own from now on. */
  static Daemon start(
      Places places, DaemonLock lock, DaemonSettings settings, Future<LineParts> opening)
      throws IOException {
    try {
      return new Daemon(places, lock, settings, opening);
    } catch (IOException | RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  /** The exit code, once it has ended. */
  CompletableFuture<Integer> ended() {
    return ended.copy();
  }

  DaemonSettings settings() {
    return settings;
  }

  Activity activity() {
    return activity;
  }

  @Override
  public boolean isStopping() {
    return stopping.get();
  }

  @Override
  public CompletableFuture<StatusReply.Builder> status() {
    return DaemonStatus.of(machinery, places, settings, isStopping() || draining);
  }

  @Override
  public void stop() {
    end(ORDERLY, "stopped");
  }

  @Override
  public void drain(Duration atMost) {
    log.info("daemon.draining", Map.of("atMost", atMost));
    draining = true;
    machinery
        .engine()
        .finishRunning()
        .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
        .thenRun(() -> end(ORDERLY, "stopped"));
  }

  @Override
  public CompletableFuture<Boolean> handOver(String version, boolean onlyWhenIdle) {
    if (new Version(version).compareTo(settings.version()) <= 0) {
      return CompletableFuture.completedFuture(false);
    }
    CompletableFuture<Boolean> may =
        onlyWhenIdle ? activity.isQuiet() : CompletableFuture.completedFuture(true);
    return may.thenApply(
        yes -> {
          if (yes) {
            end(HANDED_OVER, "handed over to " + version);
          }
          return yes;
        });
  }

  /** Begins the end, unless it has begun. */
  void end(int code, String why) {
    if (stopping.compareAndSet(false, true)) {
      Thread thread = new Thread(() -> shutDown(code, why), "urlsessiond-shutdown");
      thread.start();
    }
  }

  private void shutDown(int code, String why) {
    try {
      log.info("daemon.ending", Map.of("why", why, "code", code));
      watch.end();
      watchdog.close();
      Thread.sleep(ANSWER_MILLIS); // The answer to who asked for the end goes out first.
      machinery.loop().next().execute(() -> hub.stop("The daemon ends: " + why + "."));
      machinery.engine().drain().get(DRAIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException incomplete) {
      log.error("daemon.ending-incomplete", incomplete);
    }
    try {
      machinery.closeStore();
      server.hide();
      Files.deleteIfExists(places.tokenFile());
      Files.deleteIfExists(places.instanceFile());
    } catch (IOException | RuntimeException failed) {
      log.error("daemon.ending-failed", failed);
    }
    letGo(code, why);
  }

  private void letGo(int code, String why) {
    try {
      lock.close();
      server.close();
      log.info("daemon.ended", Map.of("why", why));
      machinery.close();
    } catch (IOException | RuntimeException failed) {
      log.error("daemon.ending-failed", failed);
    } finally {
      ended.complete(code);
    }
  }

  /** For who cannot wait longer. */
  void stopWithin(int seconds) {
    end(ORDERLY, "terminated");
    try {
      ended.get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      log.error("daemon.ending-late", late);
    }
  }
}
