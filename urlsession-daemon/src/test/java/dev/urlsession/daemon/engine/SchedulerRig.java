// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.TaskEntry;
import dev.urlsession.daemon.model.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A scheduler whose time a test controls. */
final class SchedulerRig implements Scheduler.Time, Scheduler.Permission {

  static final float MEDIUM = 0.5f;

  long nanos = Duration.ofHours(1).toNanos();
  boolean discretionary = true;
  final Scheduler scheduler;

  SchedulerRig() {
    this(Limits.DEFAULT);
  }

  SchedulerRig(Limits limits) {
    scheduler = new Scheduler(limits, this, this);
  }

  @Override
  public long wallMillis() {
    return 1_700_000_000_000L + nanos / 1_000_000;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public boolean mayBegin(SessionQueue session) {
    return discretionary;
  }

  void pass(Duration time) {
    nanos += time.toNanos();
    scheduler.advance();
  }

  void offer(long id, String app, String host) {
    offer(id, app, "s", host, MEDIUM, 0);
  }

  void offer(long id, String app, String session, String host, float priority, long notBefore) {
    scheduler.offer(
        new TaskEntry(
            id, new SessionKey(app, session), host, TaskState.QUEUED, priority, notBefore));
  }

  /** All that may run now, in order. */
  List<Long> takeAll() {
    List<Long> taken = new ArrayList<>();
    for (OptionalLong next = scheduler.take(); next.isPresent(); next = scheduler.take()) {
      taken.add(next.getAsLong());
    }
    return taken;
  }
}
