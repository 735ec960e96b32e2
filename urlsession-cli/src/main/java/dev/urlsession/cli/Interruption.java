// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Ctrl-C: what runs gets a moment to leave things in order. */
final class Interruption {

  private final Set<Runnable> handlers = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Boolean> inOrder = new CompletableFuture<>();
  private volatile boolean fired;

  /** Registers what to do; close it when there is nothing to do any more. */
  Registration whenInterrupted(Runnable handler) {
    handlers.add(handler);
    return () -> handlers.remove(handler);
  }

  boolean hasFired() {
    return fired;
  }

  void fire() {
    fired = true;
    try {
      handlers.forEach(Runnable::run);
    } finally {
      inOrder.complete(true);
    }
  }

  /** Waits until the handlers have done and said what they had to. Not for use by a handler. */
  void awaitHandlers() {
    inOrder.join();
  }

  /** Ends the registration. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
