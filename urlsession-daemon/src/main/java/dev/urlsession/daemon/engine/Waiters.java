// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.TaskEntry;
import dev.urlsession.daemon.model.WaitReason;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tasks that wait for something to happen, by what that is. Confined to the engine's thread. */
final class Waiters {

  private final Map<WaitReason, Map<Long, TaskEntry>> waiting = new EnumMap<>(WaitReason.class);
  private final Map<Long, WaitReason> reasons = new LinkedHashMap<>();

  void add(WaitReason reason, TaskEntry task) {
    remove(task.id());
    waiting.computeIfAbsent(reason, none -> new LinkedHashMap<>()).put(task.id(), task);
    reasons.put(task.id(), reason);
  }

  void remove(long id) {
    WaitReason reason = reasons.remove(id);
    Map<Long, TaskEntry> same = reason == null ? null : waiting.get(reason);
    if (same != null) {
      same.remove(id);
    }
  }

  /** All that wait for it; they wait no more. */
  List<TaskEntry> release(WaitReason reason) {
    Map<Long, TaskEntry> released = waiting.remove(reason);
    if (released == null) {
      return List.of();
    }
    released.keySet().forEach(reasons::remove);
    return List.copyOf(released.values());
  }
}
