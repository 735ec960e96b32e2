// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Who wants to hear that a store changed. Listeners run after the change, on the thread that made
 * it; what one throws goes to that thread's uncaught-exception handler and stops nobody else.
 */
final class ChangeListeners {

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Adds the listener; running what is returned takes it away again. */
  Runnable add(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Call with no lock held. */
  void changed() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }
}
