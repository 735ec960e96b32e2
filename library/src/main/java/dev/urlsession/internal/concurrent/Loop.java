// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.concurrent;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The one thread to which a session's tasks and connections are confined. What runs on it never
 * blocks, so its state needs no locks.
 */
public interface Loop extends Executor {

  /** Whether the calling thread is the loop's. */
  boolean inLoop();

  /** Runs the work on the loop after the delay. */
  Cancellable after(Duration delay, Runnable work);

  /** Runs the work once the loop has looked again at what it serves, if anything. On the loop. */
  default void afterLook(Runnable work) {
    execute(work);
  }

  /** Runs the work now when on the loop already, else soon. */
  default void run(Runnable work) {
    if (inLoop()) {
      work.run();
    } else {
      execute(work);
    }
  }
}
