// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.store.StoreException.Reason;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that touches the database. It runs what waits, up to {@value #MOST} commands or 2
 * ms, in one transaction, commits once, and only then answers: many durable commands for the price
 * of one sync.
 *
 * <p>A command that refuses throws before it writes. Any other failure undoes the whole group,
 * whose commands are then tried one by one, so that a bad one harms nobody else.
 */
final class Writer implements AutoCloseable {

  private static final int MOST = 2_000;
  private static final long LONGEST_NANOS = 2_000_000;

  private final Sql sql;
  private final Space space;
  private final BlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private boolean closed;

  Writer(Sql sql, Space space) {
    this.sql = sql;
    this.space = space;
    thread = new Thread(this::run, "urlsessiond-store");
    thread.setDaemon(true);
    thread.start();
  }

  /** Queues a command; the future completes after its commit. */
  <T> CompletableFuture<T> submit(String name, Pending.Command<T> command) {
    return queue(new Pending<>(name, command));
  }

  /** As {@link #submit}, for a command that is refused while the volume is full. */
  <T> CompletableFuture<T> submitGrowing(String name, Pending.Command<T> command) {
    return queue(
        new Pending<>(
            name,
            () -> {
              space.requireRoom();
              return command.run();
            }));
  }

  /** As {@link #submit}, for a command that cannot be in a transaction. */
  <T> CompletableFuture<T> submitAlone(String name, Pending.Command<T> command) {
    return queue(new Pending<>(name, command).alone());
  }

  private synchronized <T> CompletableFuture<T> queue(Pending<T> pending) {
    if (closed) {
      return CompletableFuture.failedFuture(
          new StoreException(Reason.CLOSED, "The store is closed; the daemon is about to end."));
    }
    queue.add(pending);
    return pending.future();
  }

  private void run() {
    List<Pending<?>> group = new ArrayList<>();
    Pending<?> next = take();
    while (next != Pending.END) {
      next = runGroup(next, group);
      group.forEach(Pending::answer);
      group.clear();
      if (next == null) {
        next = take();
      }
    }
  }

  private Pending<?> take() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException notOurs) {
        // Only close() ends this thread.
      }
    }
  }

  /** Runs and commits a group; returns the command that begins the next, if it is known already. */
  private @Nullable Pending<?> runGroup(Pending<?> first, List<Pending<?>> group) {
    group.add(first);
    if (first.isAlone()) {
      runOutside(first);
      return null;
    }
    Pending<?> next = null;
    try {
      sql.update("BEGIN IMMEDIATE");
      long start = System.nanoTime();
      first.run();
      for (next = queue.poll(); isPart(next, group, start); next = queue.poll()) {
        Pending<?> current = Objects.requireNonNull(next);
        next = null; // In the group from here on, whatever happens to it.
        group.add(current);
        current.run();
      }
      commit(group);
    } catch (SQLException | IOException | RuntimeException failure) {
      undo(failure);
      group.forEach(this::runAlone);
    }
    return next;
  }

  private static boolean isPart(@Nullable Pending<?> next, List<Pending<?>> group, long start) {
    return next != null
        && !next.isAlone()
        && group.size() < MOST
        && System.nanoTime() - start < LONGEST_NANOS;
  }

  private static void runOutside(Pending<?> pending) {
    try {
      pending.run();
    } catch (SQLException | IOException | RuntimeException failure) {
      pending.fail(failure);
    }
  }

  private void runAlone(Pending<?> pending) {
    try {
      sql.update("BEGIN IMMEDIATE");
      pending.run();
      commit(List.of(pending));
    } catch (SQLException | IOException | RuntimeException failure) {
      undo(failure);
      pending.fail(failure);
    }
  }

  private void commit(List<Pending<?>> group) throws SQLException {
    group.forEach(pending -> CrashPoints.at(pending.name(), "before-commit"));
    sql.update("COMMIT");
    group.forEach(pending -> CrashPoints.at(pending.name(), "after-commit"));
  }

  private void undo(Exception failure) {
    space.noteFailure(failure);
    try {
      sql.update("ROLLBACK");
    } catch (SQLException alreadyUndone) {
      // SQLite undoes by itself after some failures.
      failure.addSuppressed(alreadyUndone);
    }
  }

  /** Runs what was handed in before, then ends the thread. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      queue.add(Pending.END);
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
