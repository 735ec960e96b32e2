// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.store;

import dev.urlsession.daemon.model.TaskEntry;
import dev.urlsession.daemon.store.TaskStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts on a full queue, as the daemon does, and says what that took. */
final class Starter {

  private Starter() {}

  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    try (TaskStore store = Queue.open(Path.of(args[0]))) {
      store.recover().join();
      double opened = Durations.millisSince(start);
      long before = usedHeap();
      long load = System.nanoTime();
      List<TaskEntry> queue = new ArrayList<>();
      List<TaskEntry> page = store.waiting(0, 10_000).join();
      while (!page.isEmpty()) {
        queue.addAll(page);
        page = store.waiting(page.get(page.size() - 1).id(), 10_000).join();
      }
      double loaded = Durations.millisSince(load);
      page = List.of();
      double each = (usedHeap() - before) / (double) queue.size();
      System.out.printf(
          "start after kill -9, %,d queued: open and check\t%.1f\tms\t%n", queue.size(), opened);
      System.out.printf("… and load the queue\t%.1f\tms\t%n", loaded);
      System.out.printf("… both\t%.1f\tms\t≤ 1,000%n", opened + loaded);
      System.out.printf("heap for each queued task\t%.1f\tB\t≤ 300%n", each);
      if (queue.isEmpty() || page.size() > 1) {
        throw new IllegalStateException("nothing was loaded");
      }
    }
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
