// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Says up to which event everything has been told: the daemon drops all of them. An event whose
 * callback failed is never done in this process, so it and those after it come again in the next
 * one, marked as redelivered. Thread-safe.
 */
final class ToldEvents {

  private final LongConsumer acknowledge;
  private final TreeSet<Long> ahead = new TreeSet<>();
  private long upTo = -1;

  ToldEvents(LongConsumer acknowledge) {
    this.acknowledge = acknowledge;
  }

  /** An event came, in order: the first one is where counting begins. */
  synchronized void came(long sequence) {
    if (upTo < 0) {
      upTo = sequence - 1;
    }
  }

  /** The last callback of the event has returned. */
  void done(long sequence) {
    long reached;
    synchronized (this) {
      ahead.add(sequence);
      long before = upTo;
      while (ahead.remove(upTo + 1)) {
        upTo++;
      }
      if (upTo == before) {
        return;
      }
      reached = upTo;
    }
    acknowledge.accept(reached);
  }
}
