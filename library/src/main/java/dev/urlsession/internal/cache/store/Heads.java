// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Heads of the rows read last, since to decode one takes longer than to find its row. A number is
 * never given to a second row, and a changed head has another checksum; so what is here needs no
 * one to tell when this or another process changes the index. Thread-safe.
 */
final class Heads {

  private static final long MOST_BYTES = 1024 * 1024;

  private final Map<Long, Head> byRow = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** The head of the row; null when it is not known, or was another then. */
  synchronized @Nullable Head get(long row, int check) {
    Head known = byRow.get(row);
    return known != null && known.check() == check ? known : null;
  }

  synchronized void put(long row, Head head) {
    Head before = byRow.put(row, head);
    bytes += head.weight() - (before == null ? 0 : before.weight());
    Iterator<Head> eldestFirst = byRow.values().iterator();
    while (bytes > MOST_BYTES) {
      bytes -= eldestFirst.next().weight();
      eldestFirst.remove();
    }
  }
}
