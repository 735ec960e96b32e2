// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.SessionKey;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ready tasks of one session: by priority, and round the hosts at equal priority. */
final class SessionQueue {

  static final int LEVELS = 8;

  final SessionKey key;
  final AppQueue app;
  private final Map<String, @Nullable Lane[]> lanes = new HashMap<>();
  private final Map<HostGate, Integer> inFlight = new HashMap<>();
  private final ArrayDeque<Lane>[] rings;
  private SessionTraits traits = SessionTraits.USUAL;
  private int lanesInRings;
  private long waitingSince;
  boolean inRing;

  @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic type cannot be made.
  SessionQueue(SessionKey key, AppQueue app) {
    this.key = key;
    this.app = app;
    rings = new ArrayDeque[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      rings[level] = new ArrayDeque<>();
    }
  }

  SessionTraits traits() {
    return traits;
  }

  void traits(SessionTraits now) {
    traits = now;
  }

  boolean isDiscretionary() {
    return traits.urgency() == SessionTraits.Urgency.DISCRETIONARY;
  }

  Lane lane(HostGate host, float priority) {
    @Nullable Lane[] levels = lanes.computeIfAbsent(host.name, name -> new Lane[LEVELS]);
    int level = Math.round(Math.max(0, Math.min(1, priority)) * (LEVELS - 1));
    Lane lane = levels[level];
    if (lane == null) {
      lane = new Lane(this, host, level);
      levels[level] = lane;
    }
    return lane;
  }

  /** The lane has tasks, and its host may take some. */
  void ready(Lane lane) {
    if (!lane.inRing && !lane.isEmpty()) {
      lane.inRing = true;
      rings[lane.level].addLast(lane);
      lanesInRings++;
      app.ready(this);
    }
  }

  boolean hasReady() {
    return lanesInRings > 0;
  }

  /** The next task; lanes whose host takes none now are left with the host. */
  @Nullable QueuedTask poll(long now) {
    for (int level = LEVELS - 1; level >= 0; level--) {
      ArrayDeque<Lane> ring = rings[level];
      for (Lane lane = ring.poll(); lane != null; lane = ring.poll()) {
        lanesInRings--;
        if (!lane.isEmpty() && !lane.host.admits(this, now)) {
          lane.host.park(lane); // Still counts as in the ring, so that it comes back only once.
          continue;
        }
        lane.inRing = false;
        QueuedTask task = lane.poll();
        if (task != null) {
          ready(lane);
          waitingSince = now;
          return task;
        }
      }
    }
    return null;
  }

  int inFlightAt(HostGate host) {
    return inFlight.getOrDefault(host, 0);
  }

  void began(HostGate host) {
    inFlight.merge(host, 1, Integer::sum);
  }

  void ended(HostGate host) {
    inFlight.computeIfPresent(host, (gate, count) -> count == 1 ? null : count - 1);
  }

  /** It begins to wait, if it does not already. */
  void waitsFrom(long now) {
    if (lanesInRings == 0) {
      waitingSince = now;
    }
  }

  /** Since when none of its tasks had a turn, though one was ready. */
  long waitingSince() {
    return waitingSince;
  }

  /** Forgets lanes without tasks. */
  void compact() {
    lanes.values().removeIf(SessionQueue::isEmpty);
  }

  private static boolean isEmpty(@Nullable Lane[] levels) {
    for (Lane lane : levels) {
      if (lane != null && (!lane.isEmpty() || lane.inRing)) {
        return false;
      }
    }
    return true;
  }
}
