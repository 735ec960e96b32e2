// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.URLSessionTask.State;
import dev.urlsession.internal.task.Task;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a session that have not completed, and whether it takes new ones. Thread-safe;
 * answers what to do, and calls nobody.
 */
final class TaskRegistry {

  private static final Comparator<Task> ORDER = Comparator.comparingLong(Task::taskIdentifier);

  private final Map<Long, Task> tasks = new HashMap<>();
  private long lastIdentifier;
  private boolean closed;
  private boolean finished;
  private boolean settled;

  TaskRegistry(long lastIdentifier) {
    this.lastIdentifier = lastIdentifier;
  }

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

  /** What runs the tasks has none left that are not here. */
  synchronized void finish() {
    finished = true;
  }

  /** The task has ended; the result is that of {@link #settles()}. */
  synchronized boolean remove(Task task) {
    tasks.remove(task.taskIdentifier());
    return settles();
  }

  /** True once: when no more tasks are taken or known elsewhere, and the last one has ended. */
  synchronized boolean settles() {
    boolean now = closed && finished && tasks.isEmpty() && !settled;
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
        .sorted(ORDER)
        .toList();
  }

  /** Lets go of all tasks without a word: they go on elsewhere. */
  synchronized void abandon() {
    closed = true;
    finished = true;
    tasks.clear();
  }

  synchronized @Nullable Task get(long identifier) {
    return tasks.get(identifier);
  }

  /** Puts a task in that another process made, also when no new ones are taken. */
  synchronized void recall(Task task) {
    tasks.put(task.taskIdentifier(), task);
  }

  synchronized List<Task> all() {
    return tasks.values().stream().sorted(ORDER).toList();
  }
}
