// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import io.netty.channel.EventLoopGroup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the sessions of a process share: one thread, and one connection that is looked for when
 * somebody needs it. Both go when nobody holds the line any more.
 */
final class Line {

  private final DaemonFinder finder;
  private int holders;
  private @Nullable EventLoopGroup loop;
  private @Nullable CompletableFuture<DaemonConnection> connection;

  Line(DaemonFinder finder) {
    this.finder = finder;
  }

  /** Keeps the line's thread until {@link #release}. All that is said of it is said there. */
  synchronized EventLoopGroup hold() {
    holders++;
    EventLoopGroup current = loop;
    if (current == null) {
      current = finder.sockets().loop("urlsession-daemon-line");
      loop = current;
    }
    return current;
  }

  /** The last one to let go closes the connection and ends the thread. */
  synchronized void release() {
    holders--;
    EventLoopGroup last = loop;
    if (holders > 0 || last == null) {
      return;
    }
    CompletableFuture<DaemonConnection> open = connection;
    connection = null;
    loop = null;
    if (open != null) {
      open.whenComplete(
          (daemon, failure) -> {
            if (daemon != null) {
              daemon.close();
            }
            last.shutdownGracefully(0, 1, TimeUnit.SECONDS);
          });
      return;
    }
    last.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  /** The connection there is, else a new one. Only for who holds the line. */
  synchronized CompletableFuture<DaemonConnection> connection() {
    CompletableFuture<DaemonConnection> current = connection;
    if (current != null && !isOver(current)) {
      return current;
    }
    EventLoopGroup threads = loop;
    if (threads == null) {
      throw new IllegalStateException("Nobody holds the line.");
    }
    CompletableFuture<DaemonConnection> next = finder.find(threads);
    connection = next;
    return next;
  }

  private static boolean isOver(CompletableFuture<DaemonConnection> connection) {
    return connection.isCompletedExceptionally()
        || (connection.isDone() && !connection.join().isOpen());
  }

  /** For one call that may as well be made twice: it is, while lines break under it. */
  <T> CompletableFuture<T> insist(Function<DaemonConnection, CompletableFuture<T>> call) {
    return new Insistence<>(this, call).begin();
  }

  /** For one call. */
  <T> CompletableFuture<T> use(Function<DaemonConnection, CompletableFuture<T>> call) {
    hold();
    CompletableFuture<T> answer = connection().thenCompose(call);
    return answer.whenComplete((value, failure) -> release());
  }
}
