// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Threads that came during the test and are alive. */
final class ThreadLeaks implements Leaks {

  /** Threads of the JVM, of JUnit, and those that Netty and the JDK share for ever. */
  private static final List<String> SHARED =
      List.of(
          "Attach Listener",
          "Cleaner-",
          "Common-Cleaner",
          "CompletableFutureDelayScheduler",
          "ForkJoinPool.commonPool-",
          "JFR ",
          "Keep-Alive-Timer",
          "Reference Handler",
          "Signal Dispatcher",
          "VirtualThread-unparker",
          "globalEventExecutor-",
          "junit-",
          "ForkJoinPool-1-worker",
          "surefire-",
          "main",
          "process reaper");

  private final List<String> watched;
  private final List<String> ignored;
  private Set<Thread> before = Set.of();

  ThreadLeaks(List<String> watched, List<String> ignored) {
    this.watched = watched;
    this.ignored = ignored;
  }

  @Override
  public void remember() {
    before = Set.copyOf(Thread.getAllStackTraces().keySet());
  }

  @Override
  public List<String> find() {
    List<String> found = new ArrayList<>();
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      Thread thread = entry.getKey();
      if (thread.isAlive() && !before.contains(thread) && isWatched(thread.getName())) {
        StackTraceElement[] stack = entry.getValue();
        found.add("thread " + thread.getName() + (stack.length == 0 ? "" : " in " + stack[0]));
      }
    }
    return found;
  }

  private boolean isWatched(String name) {
    return begins(name, watched) && !begins(name, ignored) && !begins(name, SHARED);
  }

  private static boolean begins(String name, List<String> prefixes) {
    return prefixes.stream().anyMatch(name::startsWith);
  }
}
