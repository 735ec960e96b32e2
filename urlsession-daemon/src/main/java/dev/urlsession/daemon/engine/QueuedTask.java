// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import org.jspecify.annotations.Nullable;

/** A task in memory while it waits; small, for there may be a hundred thousand. */
final class QueuedTask extends TimerWheel.Node {

  final long id;
  final Lane lane;
  @Nullable QueuedTask before;
  @Nullable QueuedTask after;
  boolean inLane;

  QueuedTask(long id, Lane lane) {
    this.id = id;
    this.lane = lane;
  }
}
