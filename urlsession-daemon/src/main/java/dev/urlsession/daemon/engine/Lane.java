// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import org.jspecify.annotations.Nullable;

/**
 * The ready tasks of one session for one host at one priority, oldest first. It is in the session's
 * ring while it has any, or with the host while that takes no more.
 */
final class Lane {

  final SessionQueue session;
  final HostGate host;
  final int level;
  boolean inRing;
  private @Nullable QueuedTask first;
  private @Nullable QueuedTask last;

  Lane(SessionQueue session, HostGate host, int level) {
    this.session = session;
    this.host = host;
    this.level = level;
  }

  boolean isEmpty() {
    return first == null;
  }

  void add(QueuedTask task) {
    QueuedTask end = last;
    task.inLane = true;
    task.before = end;
    task.after = null;
    if (end == null) {
      first = task;
    } else {
      end.after = task;
    }
    last = task;
  }

  void remove(QueuedTask task) {
    QueuedTask before = task.before;
    QueuedTask after = task.after;
    if (before == null) {
      first = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.before = before;
    }
    task.inLane = false;
    task.before = null;
    task.after = null;
  }

  @Nullable QueuedTask poll() {
    QueuedTask task = first;
    if (task != null) {
      remove(task);
    }
    return task;
  }
}
