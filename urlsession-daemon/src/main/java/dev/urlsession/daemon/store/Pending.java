// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.store.StoreException.Reason;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** A command that was handed to the {@link Writer}, and what became of it. */
final class Pending<T> {

  /** Ends the writer; never run. */
  static final Pending<?> END =
      new Pending<Object>(
              "end",
              () -> {
                throw new IllegalStateException("the end is not run");
              })
          .alone();

  private final String name;
  private final Command<T> command;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private Runnable answer = () -> {};
  private boolean alone;

  /** What is done in a transaction. It may be run twice, so it changes nothing but rows. */
  interface Command<T> {
    T run() throws SQLException, IOException;
  }

  Pending(String name, Command<T> command) {
    this.name = name;
    this.command = command;
  }

  /** Neither in a transaction nor in a group. */
  Pending<T> alone() {
    alone = true;
    return this;
  }

  boolean isAlone() {
    return alone;
  }

  String name() {
    return name;
  }

  CompletableFuture<T> future() {
    return future;
  }

  /** Runs the command and keeps its result, or its refusal, for after the commit. */
  void run() throws SQLException, IOException {
    try {
      T result = command.run();
      answer = () -> future.complete(result);
    } catch (StoreException refused) {
      answer = () -> future.completeExceptionally(refused);
    }
  }

  void fail(Exception failure) {
    StoreException told = told(failure);
    answer = () -> future.completeExceptionally(told);
  }

  void answer() {
    answer.run();
  }

  private StoreException told(Exception failure) {
    return Space.isFull(failure)
        ? Space.full(failure)
        : new StoreException(Reason.BROKEN, "The store could not do “" + name + "”.", failure);
  }
}
