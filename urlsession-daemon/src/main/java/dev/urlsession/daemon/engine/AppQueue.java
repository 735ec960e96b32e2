// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.engine.SessionTraits.Urgency;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions of one application, which take turns within each class of urgency. */
final class AppQueue {

  /** So long without a turn lifts a session into the next class: nothing starves. */
  static final Duration LIFT = Duration.ofMinutes(10);

  final String name;
  long deficit;
  int inFlight;
  private final Map<Urgency, ArrayDeque<SessionQueue>> rings = new EnumMap<>(Urgency.class);
  private int ready;

  AppQueue(String name) {
    this.name = name;
    for (Urgency urgency : Urgency.values()) {
      rings.put(urgency, new ArrayDeque<>());
    }
  }

  void ready(SessionQueue session) {
    if (!session.inRing) {
      session.inRing = true;
      ring(session.traits().urgency()).addLast(session);
      ready++;
    }
  }

  boolean hasReady() {
    return ready > 0;
  }

  boolean hasReady(Urgency urgency) {
    return !ring(urgency).isEmpty();
  }

  private ArrayDeque<SessionQueue> ring(Urgency urgency) {
    ArrayDeque<SessionQueue> ring = rings.get(urgency);
    if (ring == null) {
      throw new IllegalStateException("Every class has a ring");
    }
    return ring;
  }

  /** The next task of this class; a session that has given one goes to the end. */
  @Nullable QueuedTask poll(Urgency urgency, Scheduler.Permission permission, long now) {
    ArrayDeque<SessionQueue> ring = ring(urgency);
    for (int left = ring.size(); left > 0; left--) {
      SessionQueue session = ring.removeFirst();
      if (session.isDiscretionary() && !permission.mayBegin(session)) {
        ring.addLast(session);
        continue;
      }
      QueuedTask task = session.poll(now);
      if (session.hasReady()) {
        ring.addLast(session);
      } else {
        session.inRing = false;
        ready--;
      }
      if (task != null) {
        return task;
      }
    }
    return null;
  }

  /**
   * Puts sessions into the class they belong to now: by their traits, and by how long they wait.
   */
  void sort(long now) {
    if (ready == 0) {
      return;
    }
    ArrayDeque<SessionQueue> all = new ArrayDeque<>();
    for (ArrayDeque<SessionQueue> ring : rings.values()) {
      all.addAll(ring);
      ring.clear();
    }
    for (SessionQueue session : all) {
      long lifts = (now - session.waitingSince()) / LIFT.toNanos();
      ring(session.traits().urgency().lifted(lifts)).addLast(session);
    }
  }
}
