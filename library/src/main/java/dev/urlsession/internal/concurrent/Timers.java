// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.concurrent;

import java.time.Duration;
import java.time.Instant;

/** Time as a parameter: the machine's, or a test's. */
public interface Timers extends TimeSource {

  /** The machine's time. */
  Timers SYSTEM =
      new Timers() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public Cancellable schedule(Loop loop, Duration delay, Runnable work) {
          return loop.after(delay, work);
        }
      };

  /**
   * {@link #nanoTime()}, but it may be as old as what the loop is about now: good enough to tell
   * whether something has lasted for seconds.
   */
  default long recently() {
    return nanoTime();
  }

  /** Runs the work on the loop after the delay. */
  Cancellable schedule(Loop loop, Duration delay, Runnable work);
}
