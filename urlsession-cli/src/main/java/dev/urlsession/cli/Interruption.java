// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ctrl-C: what runs gets a moment to leave things in order. */
final class Interruption {

  private final Set<Runnable> handlers = ConcurrentHashMap.newKeySet();
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
    handlers.forEach(Runnable::run);
  }

  /** Ends the registration. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
