// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * What the engine remembers of tasks that had trouble. A restart of the daemon forgets it, and then
 * they are tried a little more eagerly. Thread-safe; what is of one task is the engine's thread's.
 */
final class TaskHistory {

  /** So often a download may begin anew because its content changed (N04). */
  static final int RESTARTS = 3;

  private final Map<Long, Trouble> troubles = new HashMap<>();
  private final Map<Long, Integer> restarts = new HashMap<>();

  /** Of one task. */
  static final class Trouble {
    int failures;
    int doubts;
    int mismatches;
    boolean asked;
  }

  synchronized Trouble of(long task) {
    return troubles.computeIfAbsent(task, none -> new Trouble());
  }

  /** It begins anew; false when it did so too often. */
  synchronized boolean mayStartOver(long task) {
    return restarts.merge(task, 1, Integer::sum) <= RESTARTS;
  }

  /** A byte came: failures count anew. */
  synchronized void progressed(long task) {
    Trouble trouble = troubles.get(task);
    if (trouble != null) {
      trouble.failures = 0;
      trouble.doubts = 0;
    }
  }

  synchronized void forget(long task) {
    troubles.remove(task);
    restarts.remove(task);
  }
}
