// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.TaskEntry;
import dev.urlsession.daemon.model.WaitReason;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tasks that wait for something to happen, by what that is. Confined to the engine's thread. */
final class Waiters {

  private final Map<WaitReason, Map<Long, TaskEntry>> waiting = new EnumMap<>(WaitReason.class);
  private final Map<Long, WaitReason> reasons = new LinkedHashMap<>();
  private final Set<SessionKey> answering = new HashSet<>();

  /** Whether it has to wait: what it waits for may have happened meanwhile. */
  boolean add(WaitReason reason, TaskEntry task) {
    remove(task.id());
    if (reason == WaitReason.CHALLENGE && answering.contains(task.session())) {
      return false;
    }
    waiting.computeIfAbsent(reason, none -> new LinkedHashMap<>()).put(task.id(), task);
    reasons.put(task.id(), reason);
    return true;
  }

  /** The session's application can be asked from now on; these waited for that. */
  List<TaskEntry> answers(SessionKey session) {
    answering.add(session);
    List<TaskEntry> released =
        waiting.getOrDefault(WaitReason.CHALLENGE, Map.of()).values().stream()
            .filter(task -> task.session().equals(session))
            .toList();
    released.forEach(task -> remove(task.id()));
    return released;
  }

  /** It cannot be asked any more. */
  void answersNoMore(SessionKey session) {
    answering.remove(session);
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
