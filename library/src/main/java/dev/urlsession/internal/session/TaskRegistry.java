// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.URLSessionTask.State;
import dev.urlsession.internal.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tasks of a session that have not completed, and whether it takes new ones. Thread-safe;
 * answers what to do, and calls nobody.
 */
final class TaskRegistry {

  private final Map<Long, Task> tasks = new LinkedHashMap<>();
  private long lastIdentifier;
  private boolean closed;
  private boolean settled;

  synchronized long nextIdentifier() {
    return ++lastIdentifier;
  }

  /** False when the session takes no more tasks. */
  synchronized boolean add(Task task) {
    if (closed) {
      return false;
    }
    tasks.put(task.taskIdentifier(), task);
    return true;
  }

  /** Puts a task in the place of one that hears nothing more (B-062). */
  synchronized void replace(Task before, Task after) {
    tasks.remove(before.taskIdentifier());
    tasks.put(after.taskIdentifier(), after);
  }

  /** Takes no more tasks. */
  synchronized void close() {
    closed = true;
  }

  synchronized void remove(Task task) {
    tasks.remove(task.taskIdentifier());
  }

  /** True once: when no more tasks are taken and the last one has ended. */
  synchronized boolean settles() {
    boolean now = closed && tasks.isEmpty() && !settled;
    settled = settled || now;
    return now;
  }

  /** Whether the session has become invalid, or is about to say so. */
  synchronized boolean isSettled() {
    return settled;
  }

  /** Those that users see: not those that are cancelled and have not ended yet (B-013). */
  synchronized List<Task> listed() {
    return tasks.values().stream()
        .filter(task -> task.state() != State.CANCELING && task.state() != State.COMPLETED)
        .toList();
  }

  synchronized List<Task> all() {
    return List.copyOf(tasks.values());
  }
}
