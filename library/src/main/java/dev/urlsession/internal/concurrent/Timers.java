// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.concurrent;

import java.time.Duration;
import java.time.Instant;

/** Time as a parameter: the machine's, or a test's. */
public interface Timers {

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

  /** For measuring; only differences mean something. */
  long nanoTime();

  /** The time of day. */
  Instant now();

  /** Runs the work on the loop after the delay. */
  Cancellable schedule(Loop loop, Duration delay, Runnable work);
}
