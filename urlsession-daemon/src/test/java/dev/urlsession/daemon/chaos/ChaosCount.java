// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import java.util.Map;
import java.util.TreeMap;

/** How often what happened. */
final class ChaosCount {

  private final Map<String, Long> counts = new TreeMap<>();

  void add(String what, long times) {
    counts.merge(what, times, Long::sum);
  }

  void add(ChaosCount other) {
    other.counts.forEach(this::add);
  }

  long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /** Processes that were killed, whatever they were. */
  long kills() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("kill "))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("killed: ").append(kills()).append('\n');
    counts.forEach((what, times) -> text.append("  %-36s %7d%n".formatted(what, times)));
    return text.toString();
  }
}
