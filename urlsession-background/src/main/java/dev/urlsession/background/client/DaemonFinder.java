// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.client.DaemonException.Problem;
import dev.urlsession.background.place.InstanceFile;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.place.PrivateDirectory;
import dev.urlsession.background.protocol.HandOverReply;
import dev.urlsession.background.protocol.HandOverRequest;
import dev.urlsession.background.socket.DomainSockets;
import dev.urlsession.background.start.DaemonProcess;
import dev.urlsession.background.wire.Version;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the daemon: connects to the one that is there; else, as the only one to do so, starts one
 * and waits until it answers. A daemon that is older and has nothing to do, or that speaks too old
 * a protocol, is asked to hand over first (L09, L11); nothing is ever killed.
 */
final class DaemonFinder {

  private static final long STEP_MILLIS = 5;
  private static final long AGAIN_MILLIS = 200;
  private static final long LEAVING_SECONDS = 10;

  private final Places places;
  private final AppIdentity app;
  private final @Nullable DaemonProcess process;
  private final Patience patience;
  private final DomainSockets sockets = DomainSockets.best();

  /**
   * @param process null to start none
   */
  DaemonFinder(Places places, AppIdentity app, @Nullable DaemonProcess process, Patience patience) {
    this.places = places;
    this.app = app;
    this.process = process;
    this.patience = patience;
  }

  DomainSockets sockets() {
    return sockets;
  }

  /** Looks on a thread of its own: locks and processes make it wait. */
  CompletableFuture<DaemonConnection> find(EventLoopGroup loop) {
    CompletableFuture<DaemonConnection> found = new CompletableFuture<>();
    Thread thread = new Thread(() -> find(loop, found), "urlsession-daemon-finder");
    thread.setDaemon(true);
    thread.start();
    return found;
  }

  private void find(EventLoopGroup loop, CompletableFuture<DaemonConnection> found) {
    try {
      found.complete(search(loop));
    } catch (DaemonException known) {
      found.completeExceptionally(known);
    } catch (IOException | RuntimeException unforeseen) {
      found.completeExceptionally(
          new DaemonException(
              Problem.NO_DAEMON, "The daemon cannot be started: " + unforeseen, unforeseen));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      found.completeExceptionally(
          new DaemonException(Problem.NO_DAEMON, "Interrupted while looking.", stopped));
    }
  }

  private DaemonConnection search(EventLoopGroup loop) throws IOException, InterruptedException {
    Optional<DaemonConnection> there = current(loop);
    if (there.isPresent()) {
      return there.get();
    }
    if (process == null) {
      throw new DaemonException(Problem.NO_DAEMON, "No daemon is running.", null);
    }
    PrivateDirectory.make(places.state());
    SpawnLock lock = SpawnLock.take(places.spawnLock());
    try {
      there = current(loop);
      return there.isPresent() ? there.get() : start(process, loop);
    } finally {
      lock.close();
    }
  }

  /** The daemon there is, unless it goes to make room for a newer one. */
  private Optional<DaemonConnection> current(EventLoopGroup loop)
      throws DaemonException, InterruptedException {
    Optional<Endpoint> endpoint = Endpoint.find(places);
    if (endpoint.isEmpty()) {
      return Optional.empty();
    }
    try {
      DaemonConnection daemon = result(open(endpoint.get(), loop));
      Version served = new Version(daemon.hello().getDaemonVersion());
      boolean newer = process != null && Version.current().compareTo(served) > 0;
      if (newer && isHandedOver(daemon, true)) {
        return Optional.empty();
      }
      return Optional.of(daemon);
    } catch (DaemonException failed) {
      if (failed.problem() == Problem.INCOMPATIBLE && process != null) {
        DaemonConnection old = DaemonConnection.silent(endpoint.get(), sockets, loop, patience);
        if (isHandedOver(old, false)) {
          return Optional.empty();
        }
        old.close();
      }
      if (failed.problem() == Problem.LOST) {
        return Optional.empty(); // It was there lately, and is dead or dying.
      }
      throw failed;
    }
  }

  private static boolean isHandedOver(DaemonConnection daemon, boolean onlyWhenIdle)
      throws InterruptedException {
    HandOverRequest request =
        HandOverRequest.newBuilder()
            .setVersion(Version.current().text())
            .setOnlyWhenIdle(onlyWhenIdle)
            .build();
    try {
      HandOverReply reply =
          result(daemon.<HandOverReply>call((stub, answer) -> stub.handOver(request, answer)));
      if (reply.getGranted()) {
        daemon.closed().get(LEAVING_SECONDS, TimeUnit.SECONDS);
      }
      return reply.getGranted();
    } catch (DaemonException | ExecutionException | TimeoutException stays) {
      return !daemon.isOpen();
    }
  }

  private DaemonConnection start(DaemonProcess daemon, EventLoopGroup loop)
      throws IOException, InterruptedException {
    Optional<InstanceFile> before = InstanceFile.read(places);
    daemon.start();
    long deadline = System.nanoTime() + patience.start().toNanos();
    DaemonException last = null;
    while (System.nanoTime() - deadline < 0) {
      Thread.sleep(STEP_MILLIS);
      Optional<Endpoint> endpoint = Endpoint.find(places);
      if (endpoint.isPresent()) {
        try {
          return result(open(endpoint.get(), loop));
        } catch (DaemonException notYet) {
          if (!notYet.isPassing()) {
            throw notYet;
          }
          last = notYet;
        }
      } else if (daemon.cannotStart()) {
        throw new DaemonException(
            Problem.NO_DAEMON, "The daemon cannot start. " + daemon.lastWords(), null);
      } else if (daemon.wasNotNeeded()) {
        Thread.sleep(AGAIN_MILLIS); // The other one held the lock but cannot be found: it leaves.
        daemon.start();
      }
    }
    throw new DaemonException(
        Problem.NO_DAEMON,
        before.isPresent() && before.equals(InstanceFile.read(places)) && last != null
            ? "The daemon, process " + before.get().processId() + ", does not answer; end it."
            : "The daemon was started but did not answer within %d s. %s"
                .formatted(patience.start().toSeconds(), daemon.lastWords()),
        last);
  }

  private CompletableFuture<DaemonConnection> open(Endpoint endpoint, EventLoopGroup loop) {
    return DaemonConnection.open(endpoint, app, sockets, loop, patience);
  }

  private static <T> T result(CompletableFuture<T> future)
      throws DaemonException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw Refusals.unwrapped(failed.getCause());
    }
  }
}
