// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.engine.SessionTraits.Urgency;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.TaskEntry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order in which tasks run on this machine.
 *
 * <ol>
 *   <li>The class of urgency; ten minutes without a turn lift a session into the next one.
 *   <li>Applications take turns by bytes: one that moved more waits longer.
 *   <li>The sessions of an application take turns.
 *   <li>Within a session the priority decides, then the age.
 * </ol>
 *
 * <p>Nothing here looks at all tasks: what one call costs depends on the number of applications,
 * and of sessions and hosts that are ready. Confined to the engine's thread. Times are nanoseconds
 * that only move forward.
 */
final class Scheduler implements WorkSource {

  /** What a task counts for before anybody knows its size. */
  private static final long QUANTUM = 1L << 20;

  private static final long START = 64L << 10;
  private static final Duration TIDY = Duration.ofSeconds(10);

  private final Limits limits;
  private final Time time;
  private final Permission permission;
  private final TimerWheel wheel;
  private final Map<String, AppQueue> apps = new HashMap<>();
  private final Map<SessionKey, SessionQueue> sessions = new HashMap<>();
  private final Map<String, HostGate> hosts = new HashMap<>();
  private final Map<Long, QueuedTask> queued = new HashMap<>();
  private final Map<Long, Flight> running = new HashMap<>();
  private final ArrayDeque<AppQueue> turns = new ArrayDeque<>();
  private final Set<HostGate> closed = new HashSet<>();
  private long tidiedAt;
  private int hurried;

  /** The clocks: one for dates, one that only moves forward. */
  interface Time {
    /** Milliseconds since 1970. */
    long wallMillis();

    /** For differences. */
    long nanos();
  }

  /** Says whether tasks that are in no hurry may begin. */
  interface Permission {
    /** Whether one of the session's may. */
    boolean mayBegin(SessionQueue session);
  }

  private record Flight(QueuedTask task, boolean discretionary, boolean probe) {
    HostGate host() {
      return task.lane.host;
    }
  }

  Scheduler(Limits limits, Time time, Permission permission) {
    this.limits = limits;
    this.time = time;
    this.permission = permission;
    this.wheel = new TimerWheel(millis());
    this.tidiedAt = time.nanos();
  }

  private long millis() {
    return Duration.ofNanos(time.nanos()).toMillis();
  }

  @Override
  public void offer(TaskEntry entry) {
    if (running.containsKey(entry.id())) {
      return;
    }
    withdraw(entry.id());
    SessionQueue session = session(entry.session());
    HostGate host = host(entry.host());
    QueuedTask task = new QueuedTask(entry.id(), session.lane(host, entry.priority()));
    queued.put(entry.id(), task);
    host.queued(1);
    long wait = entry.notBeforeMillis() == 0 ? 0 : entry.notBeforeMillis() - time.wallMillis();
    if (wait > 0) {
      wheel.add(task, millis() + wait);
    } else {
      ready(task);
    }
  }

  private void ready(QueuedTask task) {
    task.lane.session.waitsFrom(time.nanos());
    task.lane.add(task);
    task.lane.session.ready(task.lane);
  }

  @Override
  public void withdraw(long id) {
    QueuedTask task = queued.remove(id);
    if (task != null) {
      task.lane.host.queued(-1);
      wheel.remove(task);
      if (task.inLane) {
        task.lane.remove(task);
      }
    }
  }

  /** Lets time pass: what waited for it is ready, what waited long is lifted. */
  void advance() {
    wheel.advance(millis(), node -> ready((QueuedTask) node));
    long now = time.nanos();
    closed.removeIf(host -> reopened(host, now));
    if (now - tidiedAt >= TIDY.toNanos()) {
      tidiedAt = now;
      apps.values().forEach(app -> app.sort(now));
      hosts.values().removeIf(host -> host.isIdle(now));
      sessions.values().forEach(SessionQueue::compact);
    }
  }

  private static boolean reopened(HostGate host, long now) {
    boolean over = now >= host.breaker.closedUntil();
    if (over) {
      host.unpark();
    }
    return over;
  }

  /** How long {@link #advance} need not be called; null when nothing waits for a time. */
  @Nullable Duration untilNextLook() {
    long at = wheel.nextLook();
    long wait = at == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, at - millis());
    for (HostGate host : closed) {
      long left = Math.max(0, host.breaker.closedUntil() - time.nanos());
      wait = Math.min(wait, Duration.ofNanos(left).toMillis() + 1);
    }
    if (wait != Long.MAX_VALUE || queued.isEmpty()) {
      return wait == Long.MAX_VALUE ? null : Duration.ofMillis(wait);
    }
    return TIDY; // Somebody waits for a turn, and may be lifted.
  }

  @Override
  public OptionalLong take() {
    if (running.size() >= limits.total()) {
      return OptionalLong.empty();
    }
    for (Urgency urgency : Urgency.values()) {
      QueuedTask task = take(urgency);
      if (task != null) {
        begin(task);
        return OptionalLong.of(task.id);
      }
    }
    return OptionalLong.empty();
  }

  /** Deficit round robin: each round gives every application that waits the same bytes more. */
  private @Nullable QueuedTask take(Urgency urgency) {
    long best = Long.MIN_VALUE;
    for (int round = 0; round < 2; round++) {
      for (int left = turns.size(); left > 0; left--) {
        AppQueue app = turns.removeFirst();
        turns.addLast(app);
        if (!app.hasReady(urgency) || app.inFlight >= limits.perApp()) {
          continue;
        }
        if (app.deficit <= 0) {
          best = Math.max(best, app.deficit);
          continue;
        }
        QueuedTask task = app.poll(urgency, permission, time.nanos());
        if (task != null) {
          keepTurn(app);
          return task;
        }
      }
      if (best == Long.MIN_VALUE) {
        return null;
      }
      replenish(QUANTUM - best);
      best = Long.MIN_VALUE;
    }
    return null;
  }

  /** An application goes on until it has used up its bytes. */
  private void keepTurn(AppQueue app) {
    turns.removeLast();
    turns.addFirst(app);
  }

  private void replenish(long bytes) {
    for (AppQueue app : turns) {
      // Who does not wait does not save up.
      app.deficit = Math.min(app.deficit + bytes, app.hasReady() ? Long.MAX_VALUE / 2 : QUANTUM);
    }
  }

  private void begin(QueuedTask task) {
    SessionQueue session = task.lane.session;
    boolean discretionary = session.isDiscretionary();
    queued.remove(task.id);
    task.lane.host.queued(-1);
    boolean probe = task.lane.host.began(discretionary);
    running.put(task.id, new Flight(task, discretionary, probe));
    hurried += discretionary ? 0 : 1;
    session.began(task.lane.host);
    session.app.inFlight++;
    session.app.deficit -= START;
  }

  @Override
  public void ended(long id) {
    Flight ended = running.remove(id);
    if (ended != null) {
      Lane lane = ended.task().lane;
      hurried -= ended.discretionary() ? 0 : 1;
      lane.host.ended(ended.discretionary());
      lane.session.ended(lane.host);
      lane.session.app.inFlight--;
      if (ended.probe()) {
        lane.host.breaker.abandoned();
      }
      lane.host.unpark();
    }
  }

  @Override
  public void moved(long id, long bytes) {
    Flight moving = running.get(id);
    if (moving != null) {
      moving.task().lane.session.app.deficit -= bytes;
    }
  }

  @Override
  public void describe(SessionKey key, SessionTraits traits) {
    SessionQueue session = session(key);
    session.traits(traits);
    session.app.sort(time.nanos());
  }

  /** The host answered a task that runs. */
  void reached(long id) {
    Flight task = running.get(id);
    if (task != null) {
      task.host().breaker.succeeded();
      task.host().unpark();
    }
  }

  /** A task that runs could not reach its host, or lost it. */
  void failed(long id) {
    Flight task = running.get(id);
    if (task != null) {
      task.host().breaker.failed(time.nanos(), task.probe());
      closed.add(task.host());
    }
  }

  /** The host of a task that runs wants no request for a while. */
  void told(long id, Duration wait) {
    Flight task = running.get(id);
    if (task != null) {
      task.host().breaker.told(wait, time.nanos());
      closed.add(task.host());
    }
  }

  /** Hosts that failed may have done so for want of a network: they are tried at once. */
  void networkChanged() {
    closed.forEach(host -> host.breaker.networkChanged());
  }

  /** Whether any task runs that is not discretionary. */
  boolean runsInHurry() {
    return hurried > 0;
  }

  int runningCount() {
    return running.size();
  }

  int queuedCount() {
    return queued.size();
  }

  private SessionQueue session(SessionKey key) {
    return sessions.computeIfAbsent(key, name -> new SessionQueue(name, app(name.app())));
  }

  private AppQueue app(String name) {
    return apps.computeIfAbsent(
        name,
        missing -> {
          AppQueue app = new AppQueue(missing);
          app.deficit = QUANTUM;
          turns.addLast(app);
          return app;
        });
  }

  private HostGate host(String name) {
    return hosts.computeIfAbsent(name, missing -> new HostGate(missing, limits));
  }
}
