// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.concurrent;

import java.time.Instant;

/** Where the time is looked up. */
public interface TimeSource {

  /** For what nobody will ask about: looking a dozen times costs more than the rest of it. */
  TimeSource STOPPED =
      new TimeSource() {
        @Override
        public long nanoTime() {
          return 0;
        }

        @Override
        public Instant now() {
          return Instant.EPOCH;
        }
      };

  /** For measuring; only differences mean something. */
  long nanoTime();

  /** The time of day. */
  Instant now();
}
